import { useState } from 'react'
import { Link } from 'react-router'
import { minuteWords } from '../../lib/day'
import { plainLine } from '../../lib/plainLine'
import { paths } from '../../paths'
import type { Beginning, Lane, Span } from '../../registry/ledger/lane'
import { Button } from '../../ui/Button'
import { Scroller } from '../../ui/Scroller'
import { UserText } from '../../ui/UserText'
import { AliasPill } from '../common/AliasPill'
import { AuthorName } from '../common/AuthorName'
import { isFormer } from '../../registry/ledger/former'
import { holderWords } from '../common/laneWords'

interface Props {
  model: string
  lanes: readonly Lane[]
  modelCreated: Date | null
}

const HEADS = ['Alias', 'Version', 'From', 'To', 'By', 'Why'] as const
const SHOWN_FIRST = 30

/** Which version held which alias from when to when, the newest first: what the lanes draw. */
export function LaneTable({ model, lanes, modelCreated }: Props) {
  const [all, setAll] = useState(false)
  const rows = lanes
    .flatMap((lane) => lane.spans.map((span) => ({ lane, span })))
    .toSorted((a, b) => startOf(b.span.from).getTime() - startOf(a.span.from).getTime())
  const shown = all ? rows : rows.slice(0, SHOWN_FIRST)
  return (
    <>
      <Scroller label="Alias history as a table" className="max-h-96">
        <table className="w-full min-w-[52rem] text-table">
          <caption className="sr-only">
            Which version held which alias, from when to when, the newest first
          </caption>
          <thead className="sticky top-0 border-b border-line-strong bg-surface">
            <tr>
              {HEADS.map((head) => (
                <th key={head} scope="col" className="label py-1 pr-4 text-left whitespace-nowrap">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ lane, span }) => (
              <tr
                key={`${lane.alias} ${span.from.n}`}
                className="border-b border-line align-baseline"
              >
                <td className="py-1 pr-4">
                  <AliasPill alias={lane.alias} />
                </td>
                <th scope="row" className="py-1 pr-4 text-left font-normal">
                  <Holder model={model} span={span} modelCreated={modelCreated} />
                </th>
                <td className="py-1 pr-4 whitespace-nowrap tabular-nums">
                  <Since from={span.from} />
                </td>
                <td className="py-1 pr-4 whitespace-nowrap tabular-nums">
                  {span.to === null ? (
                    <span className="text-quiet">now</span>
                  ) : (
                    <time dateTime={span.to.toISOString()}>{minuteWords(span.to)}</time>
                  )}
                </td>
                <td className="py-1 pr-4">
                  <Whom from={span.from} />
                </td>
                <td className="min-w-40 py-1">
                  <Why model={model} from={span.from} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      {shown.length < rows.length && (
        <Button look="quiet" className="mt-1 -ml-3" onClick={() => setAll(true)}>
          Show all {rows.length} rows
        </Button>
      )}
    </>
  )
}

const startOf = (from: Beginning): Date => (from.how === 'outside' ? from.before : from.at)

interface HolderProps {
  model: string
  span: Span
  modelCreated: Date | null
}

function Holder({ model, span: { holder, from }, modelCreated }: HolderProps) {
  if (from.how === 'unknown') {
    return <span className="text-quiet">not known; {holderWords(holder)} was tried</span>
  }
  if (holder === null) return <span className="text-quiet">{holderWords(holder)}</span>
  if (isFormer(holder, modelCreated)) {
    return (
      <span className="font-mono">
        v<UserText text={holder.version} />{' '}
        <span className="font-sans text-quiet">of an earlier model of this name</span>
      </span>
    )
  }
  return (
    <Link
      to={paths.version({ model, version: holder.version })}
      className="font-mono font-semibold text-accent hover:underline"
    >
      v<UserText text={holder.version} />
    </Link>
  )
}

function Since({ from }: { from: Beginning }) {
  if (from.how !== 'outside') return <Moment at={from.at} />
  if (from.after === null) {
    return (
      <>
        before <Moment at={from.before} />
      </>
    )
  }
  return (
    <>
      after <Moment at={from.after} />,<br />
      before <Moment at={from.before} />
    </>
  )
}

const Moment = ({ at }: { at: Date }) => <time dateTime={at.toISOString()}>{minuteWords(at)}</time>

/** Who, or what is known instead. */
export function Whom({ from }: { from: Beginning }) {
  switch (from.how) {
    case 'moved':
      return <AuthorName author={from.by} />
    case 'first-sight':
      return <span className="text-quiet">not known: seen first</span>
    case 'outside':
      return (
        <span className="font-semibold whitespace-nowrap text-outside">
          <span aria-hidden="true">⟶ </span>
          from outside
        </span>
      )
    case 'unknown':
      return (
        <>
          <span className="text-quiet">tried by</span> <AuthorName author={from.by} />
        </>
      )
    default:
      return from satisfies never
  }
}

/** The reason that was given, the request it came from, and what became of a move from outside. */
export function Why({ model, from }: { model: string; from: Beginning }) {
  switch (from.how) {
    case 'moved':
      return (
        <>
          {from.reason === '' ? (
            <span className="text-quiet">no reason given</span>
          ) : (
            <UserText text={plainLine(from.reason)} />
          )}
          {from.request !== null && (
            <>
              {' '}
              <Link
                to={paths.promote(model, { request: from.request.run })}
                className="whitespace-nowrap text-accent hover:underline"
              >
                request
              </Link>
            </>
          )}
        </>
      )
    case 'first-sight':
      return <span className="text-quiet">not watched before</span>
    case 'outside':
      if (from.settled === null) return <span className="text-outside">nobody said yet</span>
      return (
        <>
          {from.settled.as} by <AuthorName author={from.settled.by} />
          {from.settled.reason !== '' && (
            <>
              : <UserText text={plainLine(from.settled.reason)} />
            </>
          )}
        </>
      )
    case 'unknown':
      return <span className="text-quiet">the move was never settled</span>
    default:
      return from satisfies never
  }
}
