import { expect, test } from 'vitest'
import { answerFile, conditionOf } from './fileAnswer'

const ask = (headers: Record<string, string>, content = '0123456789') =>
  answerFile(
    content,
    new Headers({ 'content-type': 'text/plain' }),
    conditionOf(new Headers(headers)),
  )

const mark = (content?: string) => ask({}, content).headers.get('etag') ?? ''

test('other bytes have another mark; the same have the same', () => {
  expect(mark('a')).toBe(mark('a'))
  expect(mark('a')).not.toBe(mark('b'))
  expect(mark('a'.repeat(5000))).not.toBe(mark('a'.repeat(5001)))
  expect(mark(`${'a'.repeat(5000)}b`)).not.toBe(mark('a'.repeat(5001)))
})

test.each([
  [{ 'if-none-match': '*' }, 304],
  [{ 'if-none-match': `"x", W/${mark()}` }, 304],
  [{ 'if-none-match': '"x"' }, 200],
  [{ range: 'bytes=2-4' }, 206, '234', 'bytes 2-4/10'],
  [{ range: 'bytes=7-' }, 206, '789', 'bytes 7-9/10'],
  [{ range: 'bytes=-3' }, 206, '789', 'bytes 7-9/10'],
  [{ range: 'bytes=8-99' }, 206, '89', 'bytes 8-9/10'],
  [{ range: 'bytes=10-' }, 416, undefined, 'bytes */10'],
  [{ range: 'bytes=4-2' }, 416, undefined, 'bytes */10'],
  [{ range: 'bytes=0-1,3-4' }, 416, undefined, 'bytes */10'],
  [{ range: 'lines=1-2' }, 416, undefined, 'bytes */10'],
  [{ range: 'bytes=0-1', 'if-range': '"x"' }, 200, '0123456789'],
  [{ range: 'bytes=0-1', 'if-range': mark() }, 206, '01', 'bytes 0-1/10'],
] as [Record<string, string>, number, string?, string?][])(
  '%j is answered by %i',
  async (headers, status, body, range) => {
    const answer = ask(headers)
    expect([answer.status, answer.headers.get('content-range') ?? undefined]).toEqual([
      status,
      range,
    ])
    if (body !== undefined) expect(await answer.text()).toBe(body)
  },
)
