import { useInfiniteQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useApp } from '../../app'
import { NEWEST, versionList } from '../../queries/versionList'
import type { ModelVersion, RegisteredModel } from '../../registry/model'
import { Time } from '../../ui/Time'
import type { MoveDraft } from './useMoveDraft'

interface Props {
  model: RegisteredModel
  draft: MoveDraft
  /** The version whose page this is: the list of the others is not read for it. */
  preset: string | undefined
}

/** Which version the alias will point at: one of those read, or any other by its number. */
export function VersionField({ model, draft, preset }: Props) {
  const list = useId()
  const hint = useId()
  const field = useId()
  const known = useKnownVersions(model, preset === undefined)
  const { to, versionText, setVersionText } = draft
  const bad = versionText !== '' && to === null
  return (
    <div>
      <label htmlFor={field} className="mb-1 block label">
        Version
      </label>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <input
          id={field}
          list={list}
          inputMode="numeric"
          autoComplete="off"
          aria-describedby={hint}
          aria-invalid={bad || undefined}
          placeholder={model.latestVersion ?? undefined}
          value={versionText}
          onChange={(event) => setVersionText(event.target.value)}
          className="h-8 w-32 rounded border border-line-strong bg-surface px-2 font-mono text-table"
        />
        <datalist id={list}>
          {[...known.values()].map(({ version, status }) => (
            <option key={version} value={version}>
              {status === 'READY' ? `v${version}` : `v${version} (${status})`}
            </option>
          ))}
        </datalist>
        <p id={hint} className={`text-table ${bad ? 'text-fail' : 'text-quiet'}`}>
          {bad ? 'A version is a whole number.' : <About to={to} preset={preset} known={known} />}
        </p>
      </div>
    </div>
  )
}

interface AboutProps {
  to: string | null
  preset: string | undefined
  known: ReadonlyMap<string, ModelVersion>
}

function About({ to, preset, known }: AboutProps) {
  if (to === null) {
    return known.size === 0 ? 'No version is known yet.' : 'The number of a version.'
  }
  const version = known.get(to)
  if (version === undefined) {
    return to === preset
      ? 'The version of this page.'
      : `v${to} is not among the versions read; the server will say whether it exists.`
  }
  if (version.status !== 'READY') {
    return <span className="text-warn">▲ The server says {version.status}: it may not load.</span>
  }
  return (
    <>
      Registered <Time at={version.created} />
    </>
  )
}

function useKnownVersions(model: RegisteredModel, readList: boolean): Map<string, ModelVersion> {
  const { backend, queries } = useApp()
  const { data } = useInfiniteQuery({
    ...versionList({ backend, queries }, model.name, NEWEST),
    enabled: readList && backend.registry.capabilities.listVersions.can,
  })
  const listed = data?.pages.flatMap(({ items }) => items) ?? []
  return new Map([...listed, ...model.latestVersions].map((known) => [known.version, known]))
}
