import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { known, unknown } from './known'
import { type Report, reportMarkdown, reportRows } from './report'

const report: Report = {
  versions: ['v4', 'v5'],
  link: 'https://console.test/compare?v=m@4&v=m@5',
  verdicts: [
    null,
    {
      says: 'breaking',
      unknowns: [],
      parts: { inputs: 'breaking', outputs: 'identical', params: 'identical' },
      rules: [
        {
          rule: 'became-required',
          path: ['inputs', 'in`come'],
          effect: 'refused',
          means: 'input "in`come" became required',
        },
      ],
    },
  ],
  checks: [
    null,
    {
      sentence: 'Contract blocks: it breaks.',
      blocks: 1,
      checks: [
        {
          gate: 'contract',
          title: 'Contract',
          result: 'fail',
          fact: 'It breaks',
          details: [],
          from: 'MLmodel of both',
          unread: false,
          mode: 'block',
          blocks: true,
        },
      ],
    },
  ],
  parts: [
    {
      title: 'Params',
      says: null,
      sides: [known(null), known(null)],
      rows: [
        {
          key: 'a',
          name: 'a|b',
          note: null,
          changed: true,
          cells: [
            { text: '1\n2', change: 'same', move: '' },
            { text: null, change: 'removed', move: 'removed' },
          ],
        },
      ],
    },
    {
      title: 'Tags',
      says: null,
      sides: [known(null), unknown('it is closed to you (403)')],
      rows: [],
    },
  ],
}

describe('reportMarkdown', () => {
  it('says what breaks first, then what differs, and what is not known', () => {
    expect(reportMarkdown(report)).toBe(`# v5 compared with v4

<https://console.test/compare?v=m@4&v=m@5>

## Contract

- **v5**: breaking. Input "in\\\`come" became required.
  - breaks: \`\`inputs › in\`come\`\` input "in\\\`come" became required

## Checks

- **v5**: Contract blocks: it breaks.
  - fail: Contract. It breaks (MLmodel of both)

## Params

| | v4 | v5 |
|---|---|---|
| a\\|b | 1 2 | – (removed) |

## Tags

- Unknown for v5: it is closed to you (403)
`)
  })

  it('keeps whatever people wrote inside its cell', () => {
    assert(
      property(string({ unit: 'grapheme' }), (text) => {
        const row = { key: 'k', name: text, note: null, changed: true, cells: [] }
        const made = reportMarkdown({
          ...report,
          versions: [],
          verdicts: [],
          checks: [],
          parts: [{ title: 'Tags', says: null, sides: [], rows: [row] }],
        })
        const [, last = ''] = /\n([^\n]*)\n$/.exec(made) ?? []
        expect(last).toMatch(/^\| .*\|$/s)
        expect(last.replaceAll(/\\./g, '').match(/\|/g)).toHaveLength(2)
        expect(last.replaceAll(/\\./g, '')).not.toMatch(/[<>`]/)
      }),
    )
  })
})

describe('reportRows', () => {
  it('is one table of as many columns throughout', () => {
    const rows = reportRows(report)
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([5]))
    expect(rows.map(([part, name, ...rest]) => [part, name, rest.at(-1)])).toEqual([
      ['part', 'name', 'change in v5'],
      ['Contract', 'verdict', 'Input "in`come" became required.'],
      ['Contract', 'inputs › in`come', 'input "in`come" became required'],
      ['Checks', 'Contract', 'It breaks'],
      ['Params', 'a|b', 'removed'],
    ])
  })
})
