import type { UseQueryResult } from '@tanstack/react-query'
import { datasetFacts } from '../../registry/datasetFacts'
import type { Dataset, Run } from '../../registry/tracking'
import { CopyButton } from '../../ui/CopyButton'
import { Disclosure } from '../../ui/Disclosure'
import { Empty } from '../../ui/Empty'
import { Fact, Facts } from '../../ui/Facts'
import { Panel } from '../../ui/Panel'
import { TextLines } from '../../ui/TextLines'
import { UserText } from '../../ui/UserText'
import { safeLink } from '../../ui/safeLink'
import { visibleText } from '../../ui/visibleText'
import { QueryPanel } from '../common/QueryPanel'
import { prettyJson } from '../../lib/prettyJson'

interface Props {
  /** Null where the version leads to none. */
  run: UseQueryResult<Run> | null
}

/** The data that the run behind a version read, by name and digest. */
export function DatasetsPanel({ run }: Props) {
  return (
    <Panel title="Datasets">
      {run === null ? (
        <Empty>This version names no run, which is where MLflow keeps what was read.</Empty>
      ) : (
        <QueryPanel query={run} what="the run’s datasets" lines={3}>
          {({ datasets }) =>
            datasets.length === 0 ? (
              <Empty>
                The run names no dataset. <code className="font-mono">mlflow.log_input</code> puts
                them here.
              </Empty>
            ) : (
              <ul className="space-y-4">
                {datasets.map((dataset, i) => (
                  // a dataset may be named twice, in two contexts
                  <li key={i}>
                    <OneDataset dataset={dataset} />
                  </li>
                ))}
              </ul>
            )
          }
        </QueryPanel>
      )}
    </Panel>
  )
}

function OneDataset({ dataset }: { dataset: Dataset }) {
  const { address, rows, features, columns } = datasetFacts(dataset)
  const counts = [counted(rows, 'row'), counted(features, 'feature')].filter((text) => text !== '')
  return (
    <>
      <h3 className="flex flex-wrap items-center gap-x-2 text-table">
        <span className="font-semibold">
          <UserText text={dataset.name} />
        </span>
        {dataset.digest !== '' && (
          <span className="font-mono text-quiet">
            #<UserText text={dataset.digest} />
          </span>
        )}
        {dataset.context !== null && <UserText text={dataset.context} className="text-quiet" />}
        {dataset.digest !== '' && <CopyButton text={dataset.digest} what="the digest" />}
      </h3>
      <Facts>
        <Fact label="Size">
          {counts.length === 0 ? (
            <span className="text-quiet">not recorded</span>
          ) : (
            <span className="tabular-nums">{counts.join(' · ')}</span>
          )}
        </Fact>
        <Fact label="Source">
          {dataset.sourceType !== null && <UserText text={dataset.sourceType} />}{' '}
          {address !== null ? <Address text={address} /> : <Stored text={dataset.source} />}
        </Fact>
      </Facts>
      {columns !== null && columns.length > 0 ? (
        <Disclosure label={`Schema: ${counted(columns.length, 'column')}`}>
          <Columns columns={columns} name={visibleText(dataset.name)} />
        </Disclosure>
      ) : (
        <Raw what="Schema" text={dataset.schema} />
      )}
      <Raw what="Profile" text={dataset.profile} />
    </>
  )
}

function Address({ text }: { text: string }) {
  const link = safeLink(text)
  const words = (
    <code className="font-mono text-[0.75rem] break-all">
      <UserText text={text} />
    </code>
  )
  // mail is no source of data
  if (link === null || !link.href.startsWith('http')) return words
  return (
    <a href={link.href} target="_blank" rel="noopener noreferrer" className="text-accent underline">
      {words}
    </a>
  )
}

/** A source that names no address, as it was stored. */
function Stored({ text }: { text: string | null }) {
  if (text === null) return <span className="text-quiet">not recorded</span>
  return (
    <code className="font-mono text-[0.75rem] break-all text-quiet">
      <UserText text={text.slice(0, LONGEST_SOURCE)} />
    </code>
  )
}

const LONGEST_SOURCE = 300
const MOST_COLUMNS = 200

function Columns({
  columns,
  name,
}: {
  columns: readonly { name: string; type: string }[]
  name: string
}) {
  const rest = columns.length - MOST_COLUMNS
  return (
    <>
      <table aria-label={`Columns of ${name}`} className="text-table">
        <thead className="border-b border-line-strong">
          <tr>
            <th scope="col" className="label py-1 pr-6 text-left">
              Column
            </th>
            <th scope="col" className="label py-1 text-left">
              Type
            </th>
          </tr>
        </thead>
        <tbody>
          {columns.slice(0, MOST_COLUMNS).map((column, i) => (
            // names may be missing or double
            <tr key={i} className="border-b border-line">
              <th scope="row" className="py-0.5 pr-6 text-left font-mono font-normal">
                {column.name === '' ? (
                  <span className="text-quiet">unnamed</span>
                ) : (
                  <UserText text={column.name} />
                )}
              </th>
              <td className="py-0.5 text-quiet">
                <UserText text={column.type} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <p className="text-label text-quiet">{counted(rest, 'more column')}</p>}
    </>
  )
}

function Raw({ what, text }: { what: string; text: string | null }) {
  if (text === null) return null
  return (
    <Disclosure label={what}>
      <TextLines text={prettyJson(text, 60) ?? text} label={what} />
    </Disclosure>
  )
}

function counted(n: number | null, word: string): string {
  if (n === null) return ''
  return `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`
}
