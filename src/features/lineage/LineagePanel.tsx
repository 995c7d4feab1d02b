import { Suspense, lazy, useCallback, useDeferredValue, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { diffUpstream, inBoth } from '../../registry/lineage/diff'
import { fromTheTop } from '../../registry/lineage/layout/turn'
import type { Side } from '../../registry/lineage/graph'
import type { NodeId } from '../../registry/lineage/subject'
import { type View, shown as shownOf, withAliases } from '../../registry/lineage/view'
import { wanted } from '../../registry/lineage/wanted'
import type { Way } from '../../registry/lineage/wayTo'
import { dayStart } from '../../lib/calendarDay'
import { Button } from '../../ui/Button'
import { Panel } from '../../ui/Panel'
import { Skeleton } from '../../ui/Skeleton'
import { UnlessBroken } from '../../ui/UnlessBroken'
import { AsOfField, AsOfWords } from './AsOf'
import { Difference } from './Difference'
import { ExportMenu } from './ExportMenu'
import { FindNode } from './FindNode'
import { ImpactPanel } from './ImpactPanel'
import { NodeDetail } from './NodeDetail'
import { NodeTable } from './NodeTable'
import { Reading, readWith } from './Reading'
import { Toolbar } from './Toolbar'
import {
  readLineage,
  withFold,
  withOpening,
  withOpenings,
  withPart,
  withoutOpenings,
} from './address'
import { drawGroups, drawNodes, planOf } from './drawn'
import { LEAVES_OUT, useLeavesOut } from './useLeavesOut'
import { useLayout } from './useLayout'
import { useLineage } from './useLineage'
import { nodesWords } from './words'

const Graph = lazy(() => import('./Graph'))
const BOTH: View['sides'] = ['up', 'down']

interface Props {
  /** What the lineage is of; the first is where the keyboard begins. The same array as long as they are the same. */
  roots: readonly NodeId[]
  /** What it is called, for names of files. */
  name: string
  sides?: View['sides']
  /** Of a version: what another one is called that it is compared with. */
  compared?: { first: string; second: string }
}

/** A lineage as a picture and as a table. What is shown of it is in the address. */
export function LineagePanel({ roots, name, sides = BOTH, compared }: Props) {
  const [params, setParams] = useSearchParams()
  const address = useMemo(() => readLineage(params), [params])
  const { hops, open, shut, at, group, against, shared } = address
  const day = useMemo(() => dayStart(address.on), [address.on])
  const asked = useMemo<View>(
    () =>
      against === null
        ? { roots, hops, sides, open, shut }
        : // of two versions, what is behind them is compared
          {
            roots: [...roots.slice(0, 1), against],
            hops: Math.max(hops, 3),
            sides: ['up'],
            open,
            shut,
          },
    [roots, hops, sides, open, shut, against],
  )
  const want = useCallback(
    (...[records, graph]: Parameters<Parameters<typeof useLineage>[1]>) =>
      wanted(records, graph, withAliases(asked, graph)),
    [asked],
  )
  // a graph of thousands and its picture are two tasks: one would hold up whoever types
  const { graph, progress, walk, lanes } = useDeferredValue(useLineage(asked.roots, want, day))
  const { records, state } = progress
  const belongs = useMemo(
    () => (against === null ? null : diffUpstream(graph, roots[0] ?? '', against)),
    [graph, roots, against],
  )
  const view = useMemo<View>(() => {
    const whole = withAliases(asked, graph)
    return belongs === null || shared ? whole : { ...whole, hidden: inBoth(belongs) }
  }, [asked, graph, belongs, shared])
  const shown = useMemo(() => shownOf(graph, records, view), [graph, records, view])
  const through = address.path ? at : null
  const drawing = useMemo(
    () =>
      group === null
        ? drawNodes(graph, shown, { roots: view.roots, through, belongs })
        : drawGroups(graph, shown.nodes, group),
    [graph, shown, view.roots, group, through, belongs],
  )
  const [tidied, setTidied] = useState(0)
  const picture = JSON.stringify([asked.roots, address.on, group, tidied])
  // a picture that grows with every answer would be laid out in the order of the answers
  const drawable = !address.table && state !== 'reading' && !lanes.reading
  const plan = useMemo(() => (drawable ? planOf(drawing) : null), [drawable, drawing])
  const laidOut = useLayout(plan, picture)
  const layout = useMemo(
    () => (laidOut === null ? null : address.down ? fromTheTop(laidOut.layout) : laidOut.layout),
    [laidOut, address.down],
  )

  const change = useCallback(
    (next: (now: URLSearchParams) => URLSearchParams) =>
      setParams(next, { replace: true, preventScrollReset: true }),
    [setParams],
  )
  const onLook = useCallback(
    (id: string) => {
      // a group is no node, and has nothing to look at but its name
      if (group === null) change((now) => withPart(now, 'at', now.get('at') === id ? null : id))
    },
    [change, group],
  )
  const onOpen = useCallback(
    (id: NodeId, side: Side) => change((now) => withOpening(now, id, side)),
    [change],
  )
  const leavesOut = useLeavesOut()
  const onFold = useCallback(
    (id: NodeId, side: Side) => change((now) => withFold(now, id, side)),
    [change],
  )
  const [found, setFound] = useState<{ id: NodeId } | null>(null)
  const onFound = useCallback(
    (id: NodeId, way: Way | null) => {
      setFound({ id })
      change((now) => {
        // a group is no node
        const alone = withPart(withPart(now, 'group', null), 'at', id)
        return way === null ? alone : withOpenings(alone, way)
      })
    },
    [change],
  )
  const looked = at === null ? undefined : graph.nodes.get(at)
  const first = state === 'reading' && progress.requests === 0

  return (
    <>
      <Panel
        title="Graph"
        note={`${nodesWords(shown.nodes.size)}, ${readWith(progress)}`}
        actions={
          <ExportMenu
            name={name}
            graph={graph}
            nodes={shown.nodes}
            drawing={drawing}
            layout={layout}
            down={address.down}
          />
        }
      >
        <Toolbar
          address={address}
          onPart={(part, value) => change((now) => withPart(now, part, value))}
          onFold={() => change(withoutOpenings)}
        >
          {!address.table && (
            <Button look="quiet" onClick={() => setTidied((times) => times + 1)}>
              Tidy up
            </Button>
          )}
          <AsOfField
            day={day}
            ready={state !== 'reading'}
            onDay={(on) => change((now) => withPart(now, 'on', on))}
          />
          <FindNode graph={graph} records={records} view={view} shown={shown} onFound={onFound} />
        </Toolbar>
        <Reading progress={progress} walk={walk} />
        {day !== null && <AsOfWords day={day} lanes={lanes} />}
        {belongs !== null && compared !== undefined && state !== 'reading' && (
          <Difference
            graph={graph}
            records={records}
            belongs={belongs}
            ids={[roots[0] ?? '', against ?? '']}
            shared={shared}
            onShared={(on) => change((now) => withPart(now, 'shared', on ? '1' : null))}
            {...compared}
          />
        )}
        {!address.table && (
          <>
            <div className="h-[clamp(20rem,56dvh,40rem)] overflow-hidden rounded border border-line bg-sunken">
              {layout === null ? (
                <div className="p-4">
                  <Skeleton label="Reading the lineage" lines={6} />
                </div>
              ) : (
                <UnlessBroken
                  instead={
                    <p className="p-4">
                      The picture could not be drawn. The table below holds the same.
                    </p>
                  }
                >
                  <Suspense fallback={<Skeleton label="Loading the picture" lines={6} />}>
                    <Graph
                      drawing={drawing}
                      layout={layout}
                      anew={laidOut?.anew ?? 0}
                      at={at}
                      found={found}
                      start={
                        drawing.boxes.find(({ root }) => root)?.id ?? drawing.boxes[0]?.id ?? ''
                      }
                      down={address.down}
                      onLook={onLook}
                      onOpen={onOpen}
                      onFold={onFold}
                    />
                  </Suspense>
                </UnlessBroken>
              )}
            </div>
            <p className="mt-1 text-label text-quiet">
              A line rests on a record; a dashed one on a tag or field that a client wrote and
              nobody checked. Arrow keys walk along the lines. “?”: not all of it was read.
              {leavesOut && ` ${LEAVES_OUT}`}
            </p>
          </>
        )}
        {looked !== undefined && (
          <div className="mt-3">
            <NodeDetail
              key={looked.id}
              graph={graph}
              shown={shown}
              node={looked}
              path={address.path}
              onPath={(on) => change((now) => withPart(now, 'path', on ? '1' : null))}
              onOpen={onOpen}
              onFold={onFold}
              impact={looked.about.kind === 'run' ? address.impact : null}
              onImpact={(on) => change((now) => withPart(now, 'impact', on ? '1' : null))}
              onLeave={() => change((now) => withPart(now, 'at', null))}
            />
          </div>
        )}
      </Panel>
      {looked !== undefined && looked.about.kind === 'run' && address.impact && (
        <ImpactPanel
          key={looked.id}
          root={looked.id}
          name={looked.name}
          title="What stands on this run"
        />
      )}
      <Panel title="As a table" note="the same nodes, with what each edge rests on">
        {first ? (
          <Skeleton label="Reading the lineage" lines={6} />
        ) : (
          <NodeTable graph={graph} shown={shown} at={at} onLook={onLook} onOpen={onOpen} />
        )}
      </Panel>
    </>
  )
}
