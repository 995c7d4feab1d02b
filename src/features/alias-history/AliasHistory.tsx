import { counted } from '../../lib/counted'
import type { RegisteredModel } from '../../registry/model'
import { Empty } from '../../ui/Empty'
import { Note } from '../../ui/Note'
import { UserText } from '../../ui/UserText'
import { NoLedger } from '../common/NoLedger'
import { QueryPanel } from '../common/QueryPanel'
import { Drawn } from './Drawn'
import { Unsettled } from './Unsettled'
import { laneOrder } from './laneOrder'
import { useLanes } from './useLanes'

const NAMED = 6

/** What the lanes of a model tell, and what of them waits for somebody's word. */
export function AliasHistory({ model }: { model: RegisteredModel }) {
  const { query, missing } = useLanes(model.name)
  if (missing !== null) {
    return (
      <NoLedger found={missing} would="Which version held which alias, and why, would be here." />
    )
  }
  return (
    <QueryPanel query={query} what="the history of its aliases" lines={5}>
      {({ lanes, skipped }) => {
        const [first, ...others] = laneOrder(
          lanes.filter(({ spans, open }) => spans.length > 0 || open !== null),
          model.aliases,
        )
        const watched = new Set(lanes.map(({ alias }) => alias))
        const unwatched = [...model.aliases.keys()].filter((alias) => !watched.has(alias))
        return (
          <>
            {skipped > 0 && (
              <div className="mb-3">
                <Note tone="warn" title={`${counted(skipped, 'record')} could not be read`} />
              </div>
            )}
            {first === undefined ? (
              <Empty>
                No move of an alias is recorded yet. The first one made here begins its lane;{' '}
                <code className="font-mono text-ink">mlflow-ringside watch</code> also records those
                made elsewhere.
              </Empty>
            ) : (
              <>
                <Unsettled model={model} lanes={[first, ...others]} />
                <Drawn model={model.name} lanes={[first, ...others]} modelCreated={model.created} />
                {unwatched.length > 0 && <NotWatched aliases={unwatched} />}
              </>
            )}
          </>
        )
      }}
    </QueryPanel>
  )
}

function NotWatched({ aliases }: { aliases: readonly string[] }) {
  return (
    <p className="mt-2 text-label text-quiet">
      Not watched yet:{' '}
      {aliases.slice(0, NAMED).map((alias, i) => (
        <span key={alias}>
          {i > 0 && ', '}@<UserText text={alias} />
        </span>
      ))}
      {aliases.length > NAMED && ` and ${aliases.length - NAMED} more`}.
    </p>
  )
}
