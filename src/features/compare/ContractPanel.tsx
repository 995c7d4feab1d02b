import { useState } from 'react'
import { counted } from '../../lib/counted'
import {
  type ContractVerdict,
  breaks,
  verdictSentence,
} from '../../registry/contract/contractVerdict'
import { type Rule, pathText } from '../../registry/contract/rule'
import type { TextRow } from '../../registry/compare/sections'
import { Button } from '../../ui/Button'
import { Note, type Tone } from '../../ui/Note'
import { Panel } from '../../ui/Panel'
import { Skeleton } from '../../ui/Skeleton'
import { UserText } from '../../ui/UserText'
import { visibleText } from '../../ui/visibleText'
import { DiffTable } from './DiffTable'
import type { Shared } from './shared'

interface Props extends Shared {
  /** One for each version: null for the baseline, undefined while it is being read. */
  verdicts: readonly (ContractVerdict | null | undefined)[]
  /** The signatures side by side. */
  rows: readonly TextRow[]
}

const WORDS = {
  identical: { tone: 'pass', word: 'Identical' },
  compatible: { tone: 'pass', word: 'Compatible' },
  breaking: { tone: 'fail', word: 'Breaking' },
  unknown: { tone: 'unknown', word: 'Unknown' },
} as const satisfies Record<ContractVerdict['says'], { tone: Tone; word: string }>

/** What would become of those who call the baseline and read its predictions. */
export function ContractPanel({ versions, again, all, verdicts, rows }: Props) {
  const [side, setSide] = useState(false)
  const shown = rows.filter(({ changed }) => all || changed)
  const reading = verdicts.includes(undefined)
  return (
    <Panel
      title="Contract"
      actions={
        !reading &&
        rows.length > 0 && (
          <Button look="quiet" aria-pressed={side} onClick={() => setSide(!side)}>
            Side by side
          </Button>
        )
      }
    >
      <div className="space-y-4">
        {verdicts.map(
          (verdict, i) =>
            verdict !== null && (
              <Verdict
                key={`${i} ${versions[i]}`}
                verdict={verdict}
                names={[versions[0] ?? '', versions[i] ?? '']}
                several={versions.length > 2}
                again={again[0] ?? again[i] ?? null}
              />
            ),
        )}
        {side &&
          (shown.length > 0 ? (
            <DiffTable label="Signatures" head="Field" versions={versions} rows={shown} />
          ) : (
            <p className="text-table text-quiet">
              No field differs. “Everything” shows those that are the same.
            </p>
          ))}
      </div>
    </Panel>
  )
}

interface VerdictProps {
  verdict: ContractVerdict | undefined
  names: readonly [before: string, after: string]
  several: boolean
  again: (() => void) | null
}

function Verdict({ verdict, names: [before, after], several, again }: VerdictProps) {
  if (verdict === undefined) {
    return <Skeleton label={`Reading the signatures of ${visibleText(after)}`} lines={3} />
  }
  const { tone, word } = WORDS[verdict.says]
  const broken = verdict.rules.filter(breaks)
  const harmless = verdict.rules.filter((rule) => !breaks(rule))
  return (
    <div>
      {several && (
        <h3 className="mb-1 text-table">
          <UserText text={before} className="text-quiet" /> →{' '}
          <UserText text={after} className="font-semibold" />
        </h3>
      )}
      <Note
        tone={tone}
        title={word}
        actions={
          verdict.says === 'unknown' && again !== null && <Button onClick={again}>Try again</Button>
        }
      >
        <UserText text={broken.length === 0 ? verdictSentence(verdict) : countOf(verdict)} />
      </Note>
      <RuleList label={`What breaks with ${visibleText(after)}`} rules={broken} />
      <RuleList label={`What changes with ${visibleText(after)}`} rules={harmless} />
      {verdict.unknowns.length > 0 && verdict.unknowns.some(({ path }) => path.length > 0) && (
        <ul aria-label={`What is not known of ${visibleText(after)}`} className="mt-2 text-table">
          {verdict.unknowns.map(({ path, because }) => (
            <li key={pathText(path)} className="flex gap-2 py-0.5">
              <span aria-hidden="true">?</span>
              <span>
                <UserText text={pathText(path)} className="font-mono text-[0.75rem]" />{' '}
                <span className="text-quiet">
                  unknown: <UserText text={because} />
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** What breaks is listed below it, one by one. */
function countOf({ rules, unknowns }: ContractVerdict): string {
  const broken = rules.filter(breaks).length
  const harmless = rules.length - broken
  return [
    `${counted(broken, 'change')} ${broken === 1 ? 'breaks' : 'break'} those who rely on the baseline`,
    ...(harmless === 0
      ? []
      : [`${counted(harmless, 'change')} ${harmless === 1 ? 'does' : 'do'} not`]),
    ...(unknowns.length === 0 ? [] : [`${counted(unknowns.length, 'place')} can’t be compared`]),
  ]
    .join('; ')
    .concat('.')
}

const EFFECTS = {
  refused: { sign: '✕', word: 'refused', look: 'text-fail' },
  silent: { sign: '▲', word: 'silently different', look: 'text-fail' },
  none: { sign: '✓', word: 'nobody breaks', look: 'text-pass' },
} as const satisfies Record<Rule['effect'], unknown>

function RuleList({ label, rules }: { label: string; rules: readonly Rule[] }) {
  if (rules.length === 0) return null
  return (
    <ul aria-label={label} className="mt-2 text-table">
      {rules.map(({ rule, path, effect, means }) => {
        const { sign, word, look } = EFFECTS[effect]
        return (
          <li
            key={`${rule} ${pathText(path)}`}
            className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2 border-b border-line py-1.5 last:border-b-0"
          >
            <span aria-hidden="true" className={look}>
              {sign}
            </span>
            <span className="min-w-0">
              <span className="flex flex-wrap items-baseline gap-x-2">
                <UserText
                  text={pathText(path)}
                  className="font-mono text-[0.75rem] font-semibold"
                />
                <span className="label">{rule.replaceAll('-', ' ')}</span>
                <span className={`text-label ${look}`}>{word}</span>
              </span>
              <UserText text={means} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}
