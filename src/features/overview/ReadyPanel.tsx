import { Link } from 'react-router'
import { grouped } from '../../lib/counted'
import { paths } from '../../paths'
import type { Member } from '../../registry/overview/members'
import { type Level, type Readiness, readinessOf } from '../../registry/overview/readiness'
import { judgedBy } from '../../registry/overview/judged'
import { type Recorded, type Ruling, rulingFor } from '../../registry/overview/recorded'
import { type Gate, GATES, type Policy, guardOf } from '../../registry/policy'
import { ownerOf } from '../../registry/owner'
import type { Judged } from '../../registry/snapshot/snapshot'
import { Scroller } from '../../ui/Scroller'
import { UserText } from '../../ui/UserText'
import { useNow } from '../../ui/useNow'
import { RESULTS } from '../common/CheckList'
import { Asked, Figure } from './Asked'

const TITLE = 'How ready is each of them?'

/** So many are drawn; the file has all of them. */
const DRAWN = 50

const LEVELS = {
  'not ready': { sign: '✕', look: 'text-fail', words: 'not ready' },
  nearly: { sign: '▲', look: 'text-warn', words: 'nearly ready' },
  'not known': { sign: '?', look: 'text-unknown', words: 'not known' },
  ready: { sign: '✓', look: 'text-pass', words: 'ready' },
} as const satisfies Record<Level, unknown>

const NO_POLICIES = { policies: new Map<string | null, Policy>() }

const WHOSE = [
  ['its own', 'a policy of their own'],
  ['console', 'the console’s policy'],
  ['default', 'the default policy'],
] as const satisfies readonly (readonly [Ruling['whose'], string])[]

const LEVEL_ORDER = [
  'not ready',
  'nearly',
  'not known',
  'ready',
] as const satisfies readonly Level[]

interface Props {
  members: readonly Member[]
  who: string
  alias: string
  /** Undefined: no ledger tells of policies (yet), and the default one counts. */
  recorded: Recorded | undefined
}

/** Each holder by the checks that review goes by, the worst first. */
export function ReadyPanel({ members, who, alias, recorded }: Props) {
  const now = useNow()
  const rulingOf = ({ model }: Member) => rulingFor(recorded ?? NO_POLICIES, model.name)
  const rows = readinessOf(members, (member) => {
    const { policy } = rulingOf(member)
    return { checks: judgedBy(member, { policy, guard: guardOf(policy, alias) }, now), policy }
  })
  const by = WHOSE.flatMap(([whose, words]): string[] => {
    const count = members.filter((member) => rulingOf(member).whose === whose).length
    return count === 0 ? [] : [`${grouped(count)} by ${words}`]
  })
  const ready = rows.filter(({ level }) => level === 'ready').length
  return (
    <Asked title={TITLE} rows={rows.length === 0 ? null : () => fileRows(rows, rulingOf)}>
      <Figure value={grouped(ready)}>
        of {grouped(rows.length)} {who} are ready: every check passes
      </Figure>
      {rows.length > 0 && (
        <>
          <p className="mb-2 flex flex-wrap gap-x-3 text-table">
            {LEVEL_ORDER.map((level) => {
              const count = rows.filter((row) => row.level === level).length
              const { sign, look, words } = LEVELS[level]
              return (
                count > 0 && (
                  <span key={level} className={look}>
                    <span aria-hidden="true">{sign} </span>
                    {grouped(count)} {words}
                  </span>
                )
              )
            })}
          </p>
          <Table rows={rows.slice(0, DRAWN)} />
          <p className="mt-1 text-label text-quiet">
            The share is what passes of the checks that can be told, each by the weight that the
            policy gives it. Judged{' '}
            {recorded === undefined
              ? 'by the default policy: no ledger has been read.'
              : `${by.join(', ')}.`}
            {rows.length > DRAWN &&
              ` The first ${DRAWN} of ${grouped(rows.length)}; the file has all of them.`}
          </p>
        </>
      )}
    </Asked>
  )
}

const HEADS = ['Model', 'Owner', 'Share', 'Level', 'What falls short', 'Not known']

const Table = ({ rows }: { rows: readonly Readiness[] }) => (
  <Scroller label={TITLE} className="max-h-80">
    <table className="w-full text-table tabular-nums">
      <caption className="sr-only">How ready each is, the worst first</caption>
      <thead className="border-b border-line-strong">
        <tr>
          {HEADS.map((head) => (
            <th
              key={head}
              scope="col"
              className={`label py-1 pr-4 whitespace-nowrap ${head === 'Share' ? 'text-right' : 'text-left'}`}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.member.model.name} {...row} />
        ))}
      </tbody>
    </table>
  </Scroller>
)

function Row({ member: { model, version }, level, share, short, unknown }: Readiness) {
  const { sign, look, words } = LEVELS[level]
  const owner = ownerOf(model.tags)
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className="max-w-72 min-w-40 py-1 pr-4 text-left font-normal break-words">
        <Link
          to={paths.version({ model: model.name, version })}
          className="text-accent hover:underline"
        >
          <UserText text={model.name} />
          <span className="ml-1 font-mono">v{version}</span>
        </Link>
      </th>
      <td className="min-w-28 py-1 pr-4">
        {owner === null ? <span className="text-quiet">none</span> : <UserText text={owner} />}
      </td>
      <td className="py-1 pr-4 text-right">
        {share === null ? <span className="text-quiet">–</span> : percent(share)}
      </td>
      <td className={`py-1 pr-4 whitespace-nowrap ${look}`}>
        <span aria-hidden="true">{sign} </span>
        {words}
      </td>
      <td className="min-w-56 py-1 pr-4">
        <Checks checks={short} />
      </td>
      <td className="min-w-56 py-1 text-quiet">
        {unknown.length > 0 && unknown.map(({ title }) => title).join(', ')}
      </td>
    </tr>
  )
}

const Checks = ({ checks }: { checks: readonly Judged[] }) => (
  <ul className="flex flex-wrap gap-x-3">
    {checks.map(({ gate, title, result, fact }) => {
      const { sign, look } = RESULTS[result]
      return (
        <li key={gate} title={fact} className="whitespace-nowrap">
          <span aria-hidden="true" className={look}>
            {sign}{' '}
          </span>
          {title}
          <span className="sr-only"> {result === 'fail' ? 'fails' : 'wants a look'}</span>
        </li>
      )
    })}
  </ul>
)

/** Never 100 % of what is not whole. */
const percent = (share: number) => `${Math.floor(share * 100)} %`

function fileRows(rows: readonly Readiness[], rulingOf: (member: Member) => Ruling): string[][] {
  const gates = GATES.filter((gate) => rows.some((row) => resultOf(row, gate) !== undefined))
  return [
    ['model', 'version', 'owner', 'level', 'share', 'policy', ...gates],
    ...rows.map((row) => [
      row.member.model.name,
      row.member.version,
      ownerOf(row.member.model.tags) ?? '',
      row.level,
      row.share === null ? '' : String(Math.round(row.share * 1000) / 1000),
      rulingOf(row.member).whose,
      ...gates.map((gate) => resultOf(row, gate) ?? ''),
    ]),
  ]
}

const resultOf = ({ checks }: Readiness, gate: Gate) =>
  checks.find((check) => check.gate === gate)?.result
