import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import { cut } from '../../lib/cut'
import { fileNamePart, saveText } from '../../lib/saveText'
import type { ModelVersion } from '../../registry/model'
import { type ParamPair, paramsOf, paramsText } from '../../registry/params'
import type { LoggedModel, Run } from '../../registry/tracking'
import { Button } from '../../ui/Button'
import { CopyButton } from '../../ui/CopyButton'
import { Empty } from '../../ui/Empty'
import { Panel } from '../../ui/Panel'
import { SearchBox } from '../../ui/SearchBox'
import { Skeleton } from '../../ui/Skeleton'
import { UserText } from '../../ui/UserText'
import { QueryPanel } from '../common/QueryPanel'

/** Fewer are seen at a glance. */
const WORTH_SEARCHING = 13
const SHOWN = 100
const LONGEST_VALUE = 2_000

interface Props {
  version: ModelVersion
  run: UseQueryResult<Run> | null
  loggedModel: UseQueryResult<LoggedModel> | null
  /** Which records the version leads to is known. */
  settled: boolean
}

/** What the training was given, by the run, or by the logged model where the run is closed or gone. */
export function ParamsPanel({ version, run, loggedModel, settled }: Props) {
  const reading = !settled || [run, loggedModel].some((query) => query !== null && !query.isFetched)
  const pairs = paramsOf(run?.data ?? null, loggedModel?.data ?? null)
  const failed = [run, loggedModel].find((query) => query?.isError)
  return (
    <Panel title="Params" note={pairs === null || pairs.length === 0 ? undefined : pairs.length}>
      {reading ? (
        <Skeleton label="Reading the params" lines={3} />
      ) : pairs === null ? (
        failed ? (
          <Closed query={failed} />
        ) : (
          <Empty>
            This version names neither a run nor a logged model, which is where MLflow keeps params.
          </Empty>
        )
      ) : pairs.length === 0 ? (
        <Empty>
          No params were logged. <code className="font-mono">mlflow.log_params</code> puts them
          here.
        </Empty>
      ) : (
        <Params pairs={pairs} name={`${fileNamePart(version.model)}-v${version.version}-params`} />
      )}
    </Panel>
  )
}

function Closed({ query }: { query: UseQueryResult<Run> | UseQueryResult<LoggedModel> }) {
  return (
    <QueryPanel<Run | LoggedModel> query={query} what="the params" lines={1}>
      {() => null}
    </QueryPanel>
  )
}

function Params({ pairs, name }: { pairs: readonly ParamPair[]; name: string }) {
  const [typed, setTyped] = useState('')
  const [shown, setShown] = useState(SHOWN)
  const word = typed.trim().toLowerCase()
  const found = pairs.filter((pair) =>
    pair.some((text) => text.slice(0, LONGEST_VALUE).toLowerCase().includes(word)),
  )
  const rest = found.length - shown
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        {pairs.length >= WORTH_SEARCHING && (
          <div className="flex w-full sm:w-64">
            <SearchBox label="Search params" value={typed} onChange={setTyped} onSettle={noWait} />
          </div>
        )}
        <CopyButton text={paramsText(pairs, '\t')} what="all params as a table" />
        <Button
          look="quiet"
          onClick={() => saveText(`${name}.csv`, 'text/csv', paramsText(pairs, ','))}
        >
          CSV
        </Button>
        {word !== '' && (
          <output className="text-table text-quiet">
            {found.length} of {pairs.length}
          </output>
        )}
      </div>
      {found.length === 0 ? (
        <Empty>No param holds “{cut(typed.trim(), 60)}” in its name or value.</Empty>
      ) : (
        <table aria-label="Params" className="w-full max-w-[40rem] text-table">
          <thead className="border-b border-line-strong">
            <tr>
              <th scope="col" className="label w-2/5 py-1 pr-3 text-left">
                Param
              </th>
              <th scope="col" className="label py-1 text-left">
                Value
              </th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, shown).map(([key, value]) => (
              <tr key={key} className="border-b border-line align-baseline">
                <th scope="row" className="py-1 pr-3 text-left font-mono font-normal">
                  <UserText text={key} />
                </th>
                <td className="py-1 font-mono">
                  {value === '' ? (
                    <span className="font-sans text-quiet">(empty)</span>
                  ) : (
                    <UserText text={cut(value, LONGEST_VALUE)} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rest > 0 && (
        <Button look="quiet" className="mt-1 -ml-3" onClick={() => setShown(shown + SHOWN)}>
          {`Show more; ${rest.toLocaleString('en')} are left`}
        </Button>
      )}
    </>
  )
}

const noWait = () => {}
