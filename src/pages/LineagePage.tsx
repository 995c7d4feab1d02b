import { useSuspenseQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { Link, type LoaderFunctionArgs, useLocation, useSearchParams } from 'react-router'
import { type App, useApp } from '../app'
import { VersionPicker } from '../features/compare/VersionPicker'
import { LineagePanel } from '../features/lineage/LineagePanel'
import { readLineage, withPart } from '../features/lineage/address'
import { paths, readPath } from '../paths'
import { RegistryError } from '../registry/errors'
import { nodeId, readNodeId } from '../registry/lineage/subject'
import type { RegisteredModel } from '../registry/model'
import { whyNotOpenable } from '../registry/names'
import { Button } from '../ui/Button'
import { PageHeader } from '../ui/PageHeader'
import { UserText } from '../ui/UserText'
import { visibleText } from '../ui/visibleText'

export const loader =
  ({ queryClient, queries }: App) =>
  async ({ request }: LoaderFunctionArgs) => {
    const { model, version } = aboutIn(new URL(request.url).pathname)
    // what it is about decides whether there is a page: the rest of the lineage says itself what is closed
    const asked = queryClient.ensureQueryData(queries.model(model))
    if (version !== null) await queryClient.ensureQueryData(queries.version({ model, version }))
    await asked
    return null
  }

/** What an address is about. Throws `RegistryError` where it is about none, or about one that can't be asked for. */
function aboutIn(pathname: string): { model: string; version: string | null } {
  const found = readPath(pathname)
  if (found === null) throw new RegistryError('missing', 'This address names no model.')
  const why = whyNotOpenable(found.model)
  if (why !== null) throw new RegistryError('invalid', why)
  return found
}

export default function LineagePage() {
  const { model, version } = aboutIn(useLocation().pathname)
  return <OfOne key={JSON.stringify([model, version])} model={model} version={version} />
}

function OfOne({ model: name, version }: { model: string; version: string | null }) {
  const { queries } = useApp()
  const { data: model } = useSuspenseQuery(queries.model(name))
  const aliases = useMemo(() => [...model.aliases.keys()].sort(), [model])
  const roots = useMemo(
    () =>
      version === null
        ? [
            nodeId({ kind: 'model', name }),
            ...aliases.map((alias) => nodeId({ kind: 'alias', model: name, alias })),
          ]
        : [nodeId({ kind: 'version', model: name, version })],
    [name, version, aliases],
  )
  const [params, setParams] = useSearchParams()
  const [choosing, setChoosing] = useState(false)
  const chooser = useRef<HTMLButtonElement>(null)
  const { against } = readLineage(params)
  const other = against === null ? null : readNodeId(against)
  const what =
    version === null ? visibleText(name) : `${visibleText(name)} v${visibleText(version)}`
  return (
    <>
      <PageHeader
        title="Lineage"
        documentTitle={`Lineage of ${what}`}
        beside={
          <Link
            to={version === null ? paths.model(name) : paths.version({ model: name, version })}
            className="min-w-0 text-body text-accent hover:underline"
          >
            <UserText text={name} />
            {version !== null && (
              <span className="font-mono">
                {' '}
                v<UserText text={version} />
              </span>
            )}
          </Link>
        }
        actions={
          version === null ? undefined : (
            <>
              <Button ref={chooser} aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
                Compare with another
              </Button>
              <AgainstChampion model={model} version={version} />
            </>
          )
        }
        below={
          version === null
            ? 'What its aliases and versions stand on.'
            : 'What this version stands on, and what stands on it.'
        }
      />
      {choosing && (
        <div className="mb-4 rounded border border-line p-3">
          <VersionPicker
            like={name}
            label="Compare"
            whyNot={(ref) =>
              ref.model === name && ref.version === version
                ? 'This is the version itself. Give another one.'
                : null
            }
            onPick={(ref) => {
              setParams(
                (now) => withPart(now, 'against', nodeId({ kind: 'version', ...ref })),
                KEEP_PLACE,
              )
              setChoosing(false)
              // the picker goes away with what had the focus
              chooser.current?.focus()
            }}
          />
        </div>
      )}
      <LineagePanel
        roots={roots}
        name={what}
        compared={
          other?.kind === 'version'
            ? { first: what, second: `${visibleText(other.model)} v${visibleText(other.version)}` }
            : undefined
        }
      />
    </>
  )
}

/** Turns the comparison with the version in use on and off. */
function AgainstChampion({ model, version }: { model: RegisteredModel; version: string }) {
  const [params, setParams] = useSearchParams()
  const { against } = readLineage(params)
  const change = (value: string | null) =>
    setParams((now) => withPart(now, 'against', value), KEEP_PLACE)
  if (against !== null) return <Button onClick={() => change(null)}>Stop comparing</Button>
  const champion = model.aliases.get('champion')
  const why =
    champion === undefined
      ? 'No version holds @champion.'
      : champion === version
        ? 'This version is the champion.'
        : null
  return (
    <Button
      closedBecause={why}
      onClick={() =>
        change(nodeId({ kind: 'version', model: model.name, version: champion ?? '' }))
      }
    >
      Compare with champion
    </Button>
  )
}

const KEEP_PLACE = { replace: true, preventScrollReset: true }
