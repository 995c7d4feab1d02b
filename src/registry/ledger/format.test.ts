import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { aRun } from '../examples'
import { readCanonical } from './canonical'
import { checkTrust } from './checkTrust'
import { evidenceForm } from './evidenceForm'
import { entry } from './event'
import { foldLane } from './foldLane'
import { readLog } from './readLog'
import { vectors } from './vectors'

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

const schema = (of: z.core.$ZodType) => {
  const { $schema: _, ...rest } = z.toJSONSchema(of, { io: 'input' })
  return rest
}

test('docs/review-format.schema.json is what is read', () => {
  expect(json('docs/review-format.schema.json')).toEqual({
    title: 'Entries and evidence of the review format of Ringside',
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $ref: '#/$defs/entry',
    $defs: { entry: schema(entry), evidence: schema(evidenceForm) },
  })
})

describe('docs/review-format.vectors.json', async () => {
  const made = await vectors()

  test('is what is written here', () => {
    expect(json('docs/review-format.vectors.json')).toEqual(made)
  })

  test('holds a lane that is read without a fault', () => {
    const log = readLog(
      aRun({ params: new Map(made.lane.map(({ param, text }) => [param, text])) }),
    )
    expect(log.entries.map(({ fault, hash }) => [fault, hash])).toEqual(
      made.lane.map(({ hash }) => [null, hash]),
    )
    expect(foldLane(log)?.holder?.version).toBe('5')
  })

  test('holds texts that are not canonical, and that no reader takes', () => {
    for (const { text } of made.notCanonical) expect(readCanonical(text)).toBe(undefined)
  })

  test('holds evidence of the form', () => {
    expect(evidenceForm.parse(readCanonical(made.evidence.text)?.json)).toEqual(made.evidence.form)
  })

  test('holds a signature that is believed', async () => {
    const { run, n, model, text } = made.signed
    const log = readLog(aRun({ id: run, params: new Map([['ev.00001', text]]) }))
    const about = { kind: 'request', model, alias: 'champion' } as const
    const entries = log.entries.map((each) => ({ ...each, n }))
    const { entries: checked } = await checkTrust({ ...log, about, entries }, [made.key.public])
    expect(checked[0]?.trust).toBe('signed')
  })
})
