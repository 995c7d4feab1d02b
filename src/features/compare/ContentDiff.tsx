import { type UseQueryResult, useQueries } from '@tanstack/react-query'
import { useApp } from '../../app'
import { decodeText } from '../../lib/decodeText'
import type { VersionRef } from '../../registry/model'
import { Button } from '../../ui/Button'
import { DiffView } from '../../ui/DiffView'
import { Scroller } from '../../ui/Scroller'
import { UserText } from '../../ui/UserText'
import { visibleText } from '../../ui/visibleText'
import { QueryPanel } from '../common/QueryPanel'

interface Props {
  path: string
  versions: readonly string[]
  /** Null for a version without the file. */
  refs: readonly (VersionRef | null)[]
  onClose: () => void
}

/** One file of each version against the baseline's, line by line. */
export function ContentDiff({ path, versions, refs, onClose }: Props) {
  const { queries } = useApp()
  const having = refs.flatMap((ref, i) => (ref === null ? [] : [{ ref, i }]))
  const files = useQueries({ queries: having.map(({ ref }) => queries.file(ref, path)) })
  const [first] = having
  return (
    <div className="mt-2 rounded border border-line p-3">
      <div className="flex items-center gap-2">
        <h3 className="min-w-0 font-mono text-[0.75rem] font-semibold">
          <UserText text={path} />
        </h3>
        <Button look="quiet" className="ml-auto" onClick={onClose}>
          Close
        </Button>
      </div>
      {having.slice(1).map(({ i }, n) => {
        const pair = [versions[first?.i ?? 0] ?? '', versions[i] ?? ''] as const
        return (
          <div key={i} className="mt-1">
            <p className="text-label text-quiet">
              <UserText text={pair[0]} /> → <UserText text={pair[1]} />
            </p>
            <Pair path={path} pair={pair} before={files[0]} after={files[n + 1]} />
          </div>
        )
      })}
    </div>
  )
}

type FileQuery = UseQueryResult<Uint8Array<ArrayBuffer>> | undefined

interface PairProps {
  path: string
  pair: readonly [string, string]
  before: FileQuery
  after: FileQuery
}

function Pair({ path, pair, before, after }: PairProps) {
  if (before === undefined || after === undefined) return null
  const name = visibleText(path)
  return (
    <QueryPanel query={before} what={`${name} of ${visibleText(pair[0])}`} lines={2}>
      {(old) => (
        <QueryPanel query={after} what={`${name} of ${visibleText(pair[1])}`} lines={2}>
          {(now) => <Lines old={old} now={now} label={`Changes of ${name}`} />}
        </QueryPanel>
      )}
    </QueryPanel>
  )
}

function Lines({ old, now, label }: { old: Uint8Array; now: Uint8Array; label: string }) {
  const [before, after] = [decodeText(old), decodeText(now)]
  if (before === null || after === null) {
    const same = old.length === now.length && old.every((byte, i) => byte === now[i])
    return (
      <p className="text-table text-quiet">
        {same ? 'The same bytes.' : 'Other bytes; they are no text, so no lines can be compared.'}
      </p>
    )
  }
  return (
    <Scroller label={`${label}, lines`} className="max-h-96">
      <DiffView before={before} after={after} label={label} />
    </Scroller>
  )
}
