import { useQuery } from '@tanstack/react-query'
import { type ReactNode, Suspense, lazy } from 'react'
import { Link } from 'react-router'
import { useApp } from '../../app'
import { paths } from '../../paths'
import type { ModelVersion } from '../../registry/model'
import { sortAliases } from '../../registry/sortAliases'
import { Empty } from '../../ui/Empty'
import { Panel } from '../../ui/Panel'
import { AliasPill } from '../common/AliasPill'
import { QueryPanel } from '../common/QueryPanel'
import { aliasesHere } from './aliasesHere'

const HeldAliases = lazy(async () => ({ default: (await import('./HeldAliases')).HeldAliases }))

// The model's page shows them all.
const SHOWN = 24

interface Props {
  version: ModelVersion
  /** What can be done with those that point here. */
  actions: ReactNode
  /** What people look for first is there. */
  later: boolean
}

/** The aliases that point here, and in one line where the model's others point. */
export function AliasesPanel({ version, actions, later }: Props) {
  const { backend, queries } = useApp()
  const { aliases } = backend.registry.capabilities
  // the page's loader has asked already
  const model = useQuery({
    ...queries.model(version.model),
    enabled: aliases.can,
    retryOnMount: false,
  })
  if (!aliases.can) {
    return (
      <Panel title="Aliases">
        <Empty>{aliases.because}</Empty>
      </Panel>
    )
  }
  const here = aliasesHere(version)
  return (
    <Panel title="Aliases" actions={actions}>
      {here.length === 0 ? (
        <p className="text-table text-quiet">
          No alias points at <span className="font-mono">v{version.version}</span>.
        </p>
      ) : (
        <ul className="flex flex-wrap gap-1.5">
          {here.map((alias) => (
            <li key={alias} className="min-w-0">
              <AliasPill alias={alias} />
            </li>
          ))}
        </ul>
      )}
      <div className="mt-2">
        <QueryPanel query={model} what="the model’s other aliases" lines={1}>
          {(read) => {
            const others = sortAliases(read.aliases).filter(([, to]) => to !== version.version)
            return <Others model={version.model} others={others} />
          }}
        </QueryPanel>
      </div>
      {later && (
        <Suspense fallback={null}>
          <HeldAliases version={version} />
        </Suspense>
      )}
    </Panel>
  )
}

function Others({ model, others }: { model: string; others: readonly [string, string][] }) {
  if (others.length === 0) {
    return <p className="text-table text-quiet">The model has no alias on another version.</p>
  }
  return (
    <div className="flex flex-wrap items-center gap-1.5 text-table">
      <span id="aliases-elsewhere" className="text-quiet">
        Elsewhere
      </span>
      <ul aria-labelledby="aliases-elsewhere" className="contents">
        {others.slice(0, SHOWN).map(([alias, to]) => (
          <li key={alias} className="min-w-0">
            <AliasPill alias={alias} to={{ model, version: to }} />
          </li>
        ))}
      </ul>
      {others.length > SHOWN && (
        <Link to={paths.model(model)} className="text-accent underline">
          and {others.length - SHOWN} more
        </Link>
      )}
    </div>
  )
}
