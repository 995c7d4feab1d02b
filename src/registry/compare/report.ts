import { type ContractVerdict, breaks, verdictSentence } from '../contract/contractVerdict'
import { pathText } from '../contract/rule'
import type { SideChecks } from './checks'
import type { Known } from './known'
import type { TextRow } from './sections'

/** What a comparison says, to be taken along. Holds user text as it is; what writes it down makes it harmless. */
export interface Report {
  /** The baseline first. */
  versions: readonly string[]
  link: string
  verdicts: readonly (ContractVerdict | null | undefined)[]
  checks: readonly (SideChecks | null | undefined)[]
  parts: readonly ReportPart[]
}

export interface ReportPart {
  title: string
  /** A sentence on top of it; null: there is nothing to add to the rows. */
  says: string | null
  rows: readonly TextRow[]
  sides: readonly Known<unknown>[]
}

/** As markdown for a ticket or a chat: what breaks first, then what differs, part by part. */
export function reportMarkdown({ versions, link, verdicts, checks, parts }: Report): string {
  const [base = '', ...others] = versions
  const lines = [`# ${plain(others.join(', '))} compared with ${plain(base)}`, '', `<${link}>`, '']
  lines.push('## Contract', '')
  verdicts.forEach((verdict, i) => {
    if (verdict === null) return
    const who = `**${plain(versions[i] ?? '')}**`
    lines.push(
      verdict === undefined
        ? `- ${who}: not read yet`
        : `- ${who}: ${verdict.says}. ${plain(verdictSentence(verdict))}`,
    )
    for (const rule of verdict?.rules ?? []) {
      const what = breaks(rule) ? 'breaks' : 'fine'
      lines.push(`  - ${what}: ${code(pathText(rule.path))} ${plain(rule.means)}`)
    }
  })
  lines.push('', '## Checks', '')
  checks.forEach((own, i) => {
    if (own === null) return
    const who = `**${plain(versions[i] ?? '')}**`
    if (own === undefined) lines.push(`- ${who}: not read yet`)
    else if ('because' in own) lines.push(`- ${who}: not known: ${plain(own.because)}`)
    else {
      lines.push(`- ${who}: ${plain(own.sentence)}`)
      for (const { title, result, fact, from } of own.checks) {
        lines.push(`  - ${result}: ${title}. ${plain(fact)} (${from})`)
      }
    }
  })
  for (const { title, says, rows, sides } of parts) {
    lines.push('', `## ${title}`, '')
    if (says !== null) lines.push(plain(says), '')
    sides.forEach((side, i) => {
      if (side.state === 'known') return
      const why = side.state === 'reading' ? 'not read yet' : side.because
      lines.push(`- Unknown for ${plain(versions[i] ?? '')}: ${plain(why)}`)
    })
    if (rows.length === 0) {
      lines.push(sides.every(({ state }) => state === 'known') ? 'Nothing differs.' : '')
      continue
    }
    lines.push(
      '',
      `| | ${versions.map(plain).join(' | ')} |`,
      `|---|${versions.map(() => '---|').join('')}`,
    )
    for (const row of rows) {
      lines.push(`| ${[nameOf(row), ...row.cells.map(textOf)].map(plain).join(' | ')} |`)
    }
  }
  return `${lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`
}

/** As rows of a table: one for each fact, with a column for each version and one for what became of it. */
export function reportRows({ versions, verdicts, checks, parts }: Report): string[][] {
  const head = [
    'part',
    'name',
    ...versions.flatMap((name, i) => (i === 0 ? [name] : [name, `change in ${name}`])),
  ]
  const contract = [
    'Contract',
    'verdict',
    ...verdicts.flatMap((verdict, i) =>
      i === 0 ? [''] : [verdict?.says ?? 'not read yet', verdict ? verdictSentence(verdict) : ''],
    ),
  ]
  const rules = verdicts.flatMap((verdict, at) =>
    (verdict?.rules ?? []).map((rule) => [
      'Contract',
      pathText(rule.path),
      ...versions.flatMap((_, i) =>
        i === 0 ? [''] : i === at ? [rule.rule, rule.means] : ['', ''],
      ),
    ]),
  )
  const checked = checks.flatMap((own, at) =>
    (own && 'checks' in own ? own.checks : []).map(({ title, result, fact }) => [
      'Checks',
      title,
      ...versions.flatMap((_, i) => (i === 0 ? [''] : i === at ? [result, fact] : ['', ''])),
    ]),
  )
  const facts = parts.flatMap(({ title, rows }) =>
    rows.map((row) => [
      title,
      nameOf(row),
      ...row.cells.flatMap(({ text, more = [], change, move }, i) => {
        const said =
          text !== null ? [text, ...more].join(' ') : change === 'unknown' ? 'unknown' : ''
        return i === 0 ? [said] : [said, move]
      }),
    ]),
  )
  return [head, contract, ...rules, ...checked, ...facts]
}

const nameOf = ({ name, note }: TextRow) => (note === null ? name : `${name} (${note})`)

const textOf = ({ text, more = [], change, move }: TextRow['cells'][number]) =>
  [
    text !== null ? [text, ...more].join(' ') : change === 'unknown' ? 'unknown' : '–',
    move === '' ? '' : `(${move})`,
  ]
    .join(' ')
    .trim()

/** User text in a sentence: nothing in it is markup, and it stays on its line. */
const plain = (text: string) =>
  text.replaceAll(/[\\`*_{}[\]<>#|~!&]/g, String.raw`\$&`).replaceAll(/\s*[\r\n]+\s*/g, ' ')

/** User text as code: in more backticks than it holds in a row. */
function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = /^`|`$/.test(text) ? ' ' : ''
  return `${fence}${pad}${text.replaceAll(/\s*[\r\n]+\s*/g, ' ')}${pad}${fence}`
}
