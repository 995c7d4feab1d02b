import { useCallback, useMemo } from 'react'
import { Link, useSearchParams } from 'react-router'
import { dayStart } from '../../lib/calendarDay'
import { counted } from '../../lib/counted'
import { csv } from '../../lib/csv'
import { dayWords } from '../../lib/day'
import { fileNamePart, saveText } from '../../lib/saveText'
import { paths } from '../../paths'
import { type Graph, reach } from '../../registry/lineage/graph'
import { type ImpactRow, impactOf } from '../../registry/lineage/impact'
import { questionsOf } from '../../registry/lineage/questions'
import type { Records } from '../../registry/lineage/records'
import type { NodeId } from '../../registry/lineage/subject'
import { wantedDownstream } from '../../registry/lineage/wanted'
import { whyNotOpenable } from '../../registry/names'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { Note } from '../../ui/Note'
import { Panel } from '../../ui/Panel'
import { Scroller } from '../../ui/Scroller'
import { Skeleton } from '../../ui/Skeleton'
import { UserText } from '../../ui/UserText'
import { useSome } from '../../ui/useSome'
import { AliasPill } from '../common/AliasPill'
import { Reading, readWith } from './Reading'
import { readLineage } from './address'
import { LEAVES_OUT, useLeavesOut } from './useLeavesOut'
import { useLineage } from './useLineage'

const HEADS = ['Model', 'Version', 'Aliases', 'By', 'Run'] as const
const FIRST = 100

interface Props {
  root: NodeId
  /** What it is called, for the name of the file. */
  name: string
  title?: string
}

/** Every version and alias that stands on something, live ones first: read to the end, as far as the server tells. */
export function ImpactPanel({ root, name, title = 'Impact' }: Props) {
  const roots = useMemo(() => [root], [root])
  const want = useCallback(
    (records: Records, graph: Graph) => wantedDownstream(records, graph, root),
    [root],
  )
  const [params] = useSearchParams()
  const { on } = readLineage(params)
  const day = useMemo(() => dayStart(on), [on])
  const { graph, progress, walk } = useLineage(roots, want, day)
  const impact = useMemo(() => impactOf(graph, root), [graph, root])
  const gaps = useMemo(() => gapsIn(progress.records, graph, root), [progress.records, graph, root])
  const leavesOut = useLeavesOut()
  const { versions, models, aliases, runs, unregistered } = impact
  const final = progress.state === 'done' && gaps.length === 0
  const { some, more } = useSome(versions, { first: FIRST })
  return (
    <Panel
      title={title}
      note={readWith(progress)}
      actions={
        <Button
          look="quiet"
          closedBecause={versions.length === 0 ? 'There is no version to write down.' : null}
          onClick={() =>
            saveText(
              `impact-${fileNamePart(name)}.csv`,
              'text/csv;charset=utf-8',
              impactCsv(versions, graph),
            )
          }
        >
          CSV
        </Button>
      }
    >
      <Reading progress={progress} walk={walk} />
      {gaps.length > 0 && progress.state !== 'reading' && (
        <div className="mb-3">
          <Note tone="unknown" title="There may be more">
            <ul>
              {gaps.map((gap) => (
                <li key={gap}>{gap}</li>
              ))}
            </ul>
          </Note>
        </div>
      )}
      {versions.length === 0 && progress.state === 'reading' ? (
        <Skeleton label="Reading what stands on it" lines={6} />
      ) : (
        <>
          <p role="status" className="mb-2 text-table">
            {final ? '' : 'So far: '}
            <strong>{counted(versions.length, 'version')}</strong> of {counted(models, 'model')},
            held by{' '}
            <strong>{aliases === 1 ? '1 alias' : `${aliases.toLocaleString('en')} aliases`}</strong>
            {runs > 0 && `, through ${counted(runs, 'run')}`}
            {unregistered > 0 && `; ${counted(unregistered, 'logged model')} of no version`}.
          </p>
          {day !== null && (
            <p className="mb-2 max-w-[72ch] text-label text-quiet">
              The aliases are those of {dayWords(day)}, as far as their lanes know; see the graph.
            </p>
          )}
          {leavesOut && <p className="mb-2 max-w-[72ch] text-label text-quiet">{LEAVES_OUT}</p>}
          {versions.length === 0 ? (
            <Empty>
              No version is known to stand on it. Only runs that logged it as an input, and metrics
              that name it, tell.
            </Empty>
          ) : (
            <Scroller label="Impact, by version">
              <table aria-label="Impact" className="w-full min-w-[40rem] text-table">
                <thead className="border-b border-line-strong">
                  <tr>
                    {HEADS.map((head) => (
                      <th key={head} scope="col" className="label py-1 pr-4 text-left">
                        {head}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {some.map((row) => (
                    <Line key={row.id} row={row} graph={graph} />
                  ))}
                </tbody>
              </table>
            </Scroller>
          )}
          {more}
        </>
      )}
    </Panel>
  )
}

function Line({
  row: { id, model, version, aliases, by },
  graph,
}: {
  row: ImpactRow
  graph: Graph
}) {
  const openable = whyNotOpenable(model) === null
  return (
    <tr className="border-b border-line">
      <th scope="row" className="py-1.5 pr-4 text-left align-top font-semibold">
        {openable ? (
          <Link to={paths.model(model)} className="hover:underline">
            <UserText text={model} />
          </Link>
        ) : (
          <UserText text={model} />
        )}
      </th>
      <td className="py-1.5 pr-4 align-top font-mono">
        {openable ? (
          <Link to={paths.lineageOf({ model, version })} className="text-accent hover:underline">
            v<UserText text={version} />
          </Link>
        ) : (
          <>
            v<UserText text={version} />
          </>
        )}
      </td>
      <td className="py-1.5 pr-4 align-top">
        <span className="flex flex-wrap gap-1">
          {aliases.map((alias) => (
            <AliasPill key={alias} alias={alias} />
          ))}
        </span>
      </td>
      <td className="py-1.5 pr-4 align-top">
        <UserText text={by.join(', ')} />
      </td>
      <td className="py-1.5 align-top">
        <UserText text={runOf(graph, id)} />
      </td>
    </tr>
  )
}

/** The nearest run that a version stands on. */
function runOf(graph: Graph, id: NodeId): string {
  for (const found of reach(graph, [id], 'up').keys()) {
    const node = graph.nodes.get(found)
    if (node?.about.kind === 'run') return node.name
  }
  return ''
}

/** Why what is shown may not be all, each reason once. */
function gapsIn(records: Records, graph: Graph, root: NodeId): string[] {
  const gaps = new Set<string>()
  for (const id of reach(graph, [root], 'down').keys()) {
    for (const { question, of } of questionsOf(id, 'down')) {
      const reading = records[question].get(of)
      if (reading?.state === 'unread') {
        const node = graph.nodes.get(of) ?? graph.nodes.get(id)
        if (reading.why === 'denied') gaps.add(`${node?.name ?? of} is closed to you, or gone.`)
        else if (reading.why !== 'gone') gaps.add(reading.words)
      } else if (reading?.state === 'read' && isCut(reading.value)) {
        gaps.add('The server has more rows than are read of one search.')
      }
    }
  }
  return [...gaps].slice(0, 10)
}

const isCut = (value: unknown) =>
  typeof value === 'object' && value !== null && 'more' in value && value.more === true

const impactCsv = (versions: readonly ImpactRow[], graph: Graph) =>
  csv([
    ['model', 'version', 'aliases', 'by', 'run'],
    ...versions.map(({ id, model, version, aliases, by }) => [
      model,
      version,
      aliases.join(' '),
      by.join(' '),
      runOf(graph, id),
    ]),
  ])
