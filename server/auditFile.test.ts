import { mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { UsageError } from './address'
import type { AuditLine } from './audit'
import { auditTo, createAudit, openAudit } from './auditFile'

const line = (path: string): AuditLine => ({
  v: 1,
  at: '2026-11-25T00:00:00.000Z',
  person: null,
  as: 'none',
  method: 'POST',
  path,
  status: 200,
  body: null,
})

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ringside-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const pathsIn = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((each): unknown => JSON.parse(each).path)

test('lines are on the disk when they are said to be, in their order, for their owner alone', async () => {
  const path = join(dir, 'audit.jsonl')
  const audit = await openAudit(path)
  expect(await audit.ready()).toBe(true)
  await audit.note(line('a'))
  expect(pathsIn(readFileSync(path, 'utf8'))).toEqual(['a'])
  await Promise.all(['b', 'c', 'd'].map((each) => audit.note(line(each))))
  expect(pathsIn(readFileSync(path, 'utf8'))).toEqual(['a', 'b', 'c', 'd'])
  expect(statSync(path).mode & 0o077).toBe(0)
})

test('what was there stays, and a file that was moved away is begun anew', async () => {
  const path = join(dir, 'audit.jsonl')
  await auditTo(path).note(line('a'))
  const audit = auditTo(path)
  await audit.note(line('b'))
  renameSync(path, `${path}.1`)
  await audit.note(line('c'))
  expect(pathsIn(readFileSync(`${path}.1`, 'utf8'))).toEqual(['a', 'b'])
  expect(pathsIn(readFileSync(path, 'utf8'))).toEqual(['c'])
})

test('a place where nothing can be written is said at the start', async () => {
  await expect(openAudit(join(dir, 'none', 'audit.jsonl'))).rejects.toThrow(UsageError)
  await expect(openAudit(dir)).rejects.toThrow(/EISDIR/)
})

test('a full disk loses no line: nothing is written until they are kept', async () => {
  let written = ''
  let full = false
  const said: string[] = []
  const audit = createAudit(
    (text) => {
      // half of it goes in before it fails
      written += full ? text.slice(0, 9) : text
      return full
        ? Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }))
        : Promise.resolve()
    },
    (each) => said.push(each),
  )
  await audit.note(line('a'))
  full = true
  await audit.note(line('b'))
  await audit.note(line('c'))
  expect(await audit.ready()).toBe(false)
  expect(audit.lost()).toHaveLength(2)
  full = false
  expect(await audit.ready()).toBe(true)
  expect(audit.lost()).toEqual([])
  const kept = written.split('\n').filter((each) => each.endsWith('}'))
  expect(pathsIn(kept.join('\n'))).toEqual(['a', 'b', 'c'])
  expect(said).toEqual([
    'The audit log can’t be kept (ENOSPC): nothing is written until it can.',
    'The audit log is kept again.',
  ])
})
