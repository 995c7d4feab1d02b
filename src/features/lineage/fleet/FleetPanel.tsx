import { useCallback, useDeferredValue, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { counted } from '../../../lib/counted'
import { fleetOf } from '../../../registry/fleet/fleet'
import { layOutFleet } from '../../../registry/fleet/layOut'
import type { Column, FleetId } from '../../../registry/fleet/node'
import { unitsOf } from '../../../registry/fleet/units'
import { isPrompt } from '../../../registry/prompt'
import type { Snapshot } from '../../../registry/snapshot/snapshot'
import { Button } from '../../../ui/Button'
import { Empty } from '../../../ui/Empty'
import { Panel } from '../../../ui/Panel'
import { Skeleton } from '../../../ui/Skeleton'
import { FleetDetail } from './FleetDetail'
import { FleetExport } from './FleetExport'
import { FleetGraph } from './FleetGraph'
import { FleetTable } from './FleetTable'
import { type FleetChoices, FleetToolbar } from './FleetToolbar'
import {
  isUnfolded,
  readFleet,
  withFleetPart,
  withMore,
  withoutFilter,
  withoutMore,
} from './fleetAddress'
import { FleetSummary } from './FleetSummary'

interface Props {
  snapshot: Snapshot
  choices: FleetChoices
}

/** What all versions in use stand on, as a picture and as a table. What is shown of it is in the address. */
export function FleetPanel({ snapshot, choices }: Props) {
  // while more is read, the fleet of before stays until the new one is counted; at first there is none: what was kept is
  // taken up in one task and counted in the next, since thousands in one would hold up whoever types
  const known = useDeferredValue(snapshot, null)
  return known === null ? (
    <Skeleton label="Counting what is in use" lines={12} />
  ) : (
    <CountedFleet snapshot={known} choices={choices} />
  )
}

function CountedFleet({ snapshot, choices }: Props) {
  const [params, setParams] = useSearchParams()
  const address = useMemo(() => readFleet(params), [params])
  // while a filter is typed, the fleet of before stays until the new one is counted
  const asked = useDeferredValue(address)
  const { filter, by, shown } = asked
  const question = JSON.stringify([filter, by, shown])
  const fleet = useMemo(
    () => fleetOf(unitsOf(snapshot, filter), by, shown),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the three are in the question: what is looked at asks none
    [snapshot, question],
  )
  const layout = useMemo(() => layOutFleet(fleet), [fleet])
  const { at } = address

  const change = useCallback(
    (next: (now: URLSearchParams) => URLSearchParams) =>
      setParams(next, { replace: true, preventScrollReset: true }),
    [setParams],
  )
  const onLook = useCallback(
    (id: FleetId) => change((now) => withFleetPart(now, 'at', now.get('at') === id ? null : id)),
    [change],
  )
  const onMore = useCallback((column: Column) => change((now) => withMore(now, column)), [change])
  const looked = at === null ? undefined : fleet.nodes.get(at)
  const unheld = snapshot.models.filter((one) => one.aliases.size === 0 && !isPrompt(one)).length
  return (
    <>
      <Panel
        title="Graph"
        note={counted(fleet.nodes.size, 'node')}
        actions={<FleetExport fleet={fleet} layout={layout} />}
      >
        <FleetToolbar
          address={address}
          choices={choices}
          unfolded={isUnfolded(params)}
          onPart={(part, value) => change((now) => withFleetPart(now, part, value))}
          onFold={() => change(withoutMore)}
        />
        <FleetSummary fleet={fleet} whole={snapshot.ended !== null} unheld={unheld} />
        {fleet.traces.length === 0 ? (
          <Nothing inUse={unheld < snapshot.models.length} onClear={() => change(withoutFilter)} />
        ) : (
          !address.table && (
            <>
              <FleetGraph
                fleet={fleet}
                layout={layout}
                at={looked?.id ?? null}
                onLook={onLook}
                onMore={onMore}
              />
              <p className="mt-1 text-label text-quiet">
                A band is as wide as the versions in it; each counts once. Striped and ✕: there is
                no link where one should be. Dotted and ?: nobody here can tell. Arrow keys walk
                along the bands.
              </p>
            </>
          )
        )}
        {looked !== undefined && (
          <FleetDetail
            fleet={fleet}
            node={looked}
            onLeave={() => change((now) => withFleetPart(now, 'at', null))}
          />
        )}
      </Panel>
      {fleet.traces.length > 0 && (
        <Panel title="As a table" note="the same nodes; numbers count versions">
          <FleetTable fleet={fleet} at={at} onLook={onLook} onMore={onMore} />
        </Panel>
      )}
    </>
  )
}

const Nothing = ({ inUse, onClear }: { inUse: boolean; onClear: () => void }) =>
  inUse ? (
    <Empty action={<Button onClick={onClear}>Show all</Button>}>
      No version with an alias fits what is asked for.
    </Empty>
  ) : (
    <Empty>
      No version holds an alias, so nothing is in use as far as the registry knows. Give a version
      an alias, and what it stands on is drawn here.
    </Empty>
  )
