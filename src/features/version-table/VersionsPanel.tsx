import { useCallback, useMemo, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { useApp } from '../../app'
import type { RegisteredModel } from '../../registry/model'
import { isPrompt } from '../../registry/prompt'
import type { VersionSort } from '../../registry/versionTerms'
import { Note } from '../../ui/Note'
import { Panel } from '../../ui/Panel'
import { Skeleton } from '../../ui/Skeleton'
import { Failure } from '../common/Failure'
import { useVersionChoice } from '../common/useVersionChoice'
import { KnownVersions } from './KnownVersions'
import { Landing } from './Landing'
import { NoVersions, NothingFound } from './NoVersions'
import { VersionsFoot } from './VersionsFoot'
import { VersionsTable } from './VersionsTable'
import { VersionsToolbar } from './VersionsToolbar'
import { readAddress, viewOf, withFrom, withSort, withTyped } from './address'
import { countOf } from './countOf'
import { useVersionList } from './useVersionList'

const KEEP_PLACE = { preventScrollReset: true }

/** The versions of a model, by cursor: as the address sorts and searches them, or from a number down. */
export function VersionsPanel({ model }: { model: RegisteredModel }) {
  const { listVersions } = useApp().backend.registry.capabilities
  const [params, setParams] = useSearchParams()
  const address = useMemo(() => readAddress(params), [params])
  const view = useMemo(() => viewOf(address, model.aliases), [address, model.aliases])
  const list = useVersionList(model, view)
  const { query, rows, complete, skipped } = list
  const choice = useVersionChoice(model.name)
  const arrival = useRef<string | null>(null)
  const sortBy = useCallback(
    (sort: VersionSort) => setParams((now) => withSort(now, sort), KEEP_PLACE),
    [setParams],
  )
  const jump = (from: string | null) => setParams((now) => withFrom(now, from), KEEP_PLACE)
  if (!listVersions.can) return <KnownVersions model={model} because={listVersions.because} />

  const narrowed = view.where.length > 0
  const none = rows?.length === 0 && !query.isPlaceholderData && complete && skipped === 0
  if (none && !narrowed && model.latestVersions.length > 0) {
    return (
      <KnownVersions
        model={model}
        because={
          isPrompt(model)
            ? 'MLflow’s search for versions leaves those of a prompt out; this is what came with it.'
            : 'The server’s search for versions leaves these out.'
        }
      />
    )
  }
  return (
    <Panel
      title="Versions"
      note={query.isPlaceholderData ? 'Reading…' : rows && countOf(list, view, address.from)}
    >
      {none && !narrowed ? (
        <NoVersions name={model.name} />
      ) : (
        <>
          <VersionsToolbar
            address={address}
            choice={choice}
            onJump={(number) => {
              arrival.current = number
              jump(number)
            }}
          />
          {address.from !== null && rows !== null && !query.isPlaceholderData && (
            <Landing
              model={model}
              from={address.from}
              found={rows[0]?.version.version ?? null}
              onJump={jump}
            />
          )}
          <Troubles list={list} />
          <div className={query.isPlaceholderData ? 'opacity-60' : ''}>
            {rows === null ? (
              query.error === null && <Skeleton label="Reading the versions" lines={8} />
            ) : rows.length === 0 && !query.isPlaceholderData ? (
              <NothingFound
                read={list.read}
                complete={complete}
                onClear={() => setParams((now) => withTyped(now, ''), KEEP_PLACE)}
              />
            ) : (
              <VersionsTable
                model={model}
                list={list}
                sort={address.sort}
                onSort={sortBy}
                arrival={arrival}
                choice={choice}
              />
            )}
          </div>
          <VersionsFoot query={query} searching={narrowed && address.from === null} />
        </>
      )}
    </Panel>
  )
}

function Troubles({ list: { query, rows, skipped } }: { list: ReturnType<typeof useVersionList> }) {
  return (
    <>
      {skipped > 0 && (
        <div className="mb-2">
          <Note tone="warn" title={`${skipped} more arrived and could not be read`} />
        </div>
      )}
      {query.error !== null && !query.isFetchNextPageError && (
        <div className="mb-2">
          <Failure
            error={query.error}
            what={rows === null ? 'the versions' : 'the versions again; what you see may be old'}
            onRetry={() => void query.refetch()}
            retrying={query.isFetching}
          />
        </div>
      )}
    </>
  )
}
