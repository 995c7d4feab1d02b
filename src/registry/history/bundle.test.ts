import { createPublicKey, verify } from 'node:crypto'
import { downloadZip } from 'client-zip'
import { describe, expect, it } from 'vitest'
import { z } from 'zod/mini'
import { quotedIn } from './bundle'
import { FACTS, MODEL, files, request, sha256 } from './bundleExample'

/*
 * A bundle is only worth something if somebody else can check it: here that somebody reads the zip byte by byte, and hashes
 * and verifies with Node's own code, sharing none with what made it.
 */

async function zipped(): Promise<Buffer> {
  const input = files().map(({ name, text }) => ({ name, input: text }))
  return Buffer.from(await downloadZip(input).arrayBuffer())
}

/** By the central directory at the end of the archive; client-zip stores files as they are. */
function unzip(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = zip.readUInt32LE(end + 16)
  return new Map(
    Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
      const [size, nameLength, extra, comment] = [24, 28, 30, 32].map((offset, i) =>
        i === 0 ? zip.readUInt32LE(at + offset) : zip.readUInt16LE(at + offset),
      )
      const local = zip.readUInt32LE(at + 42)
      const name = zip.toString('utf8', at + 46, at + 46 + (nameLength ?? 0))
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0)
      return [name, zip.subarray(start, start + (size ?? 0))] as const
    }),
  )
}

const stored = z.object({
  prev: z.nullable(z.string()),
  signature: z.optional(z.object({ key: z.string(), value: z.string() })),
})

/** Sorted keys, no spaces: what RFC 8785 makes of objects whose keys are ASCII and whose numbers are whole. */
const sorted = (value: unknown): string =>
  Array.isArray(value)
    ? `[${value.map(sorted).join(',')}]`
    : typeof value === 'object' && value !== null
      ? `{${Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, each]) => `${JSON.stringify(key)}:${sorted(each)}`)
          .join(',')}}`
      : JSON.stringify(value)

/** What is wrong with an unpacked bundle. */
function check(found: ReadonlyMap<string, Buffer>): string[] {
  const wrong: string[] = []
  const text = (name: string) => found.get(name)?.toString('utf8') ?? ''
  for (const line of text('SHA256SUMS').trim().split('\n')) {
    const [digest = '', name = ''] = line.split('  ')
    if (sha256(found.get(name) ?? '') !== digest) wrong.push(`${name} is not what was packed`)
  }
  const keys = z.record(z.string(), z.string()).parse(JSON.parse(text('keys.json')))
  for (const name of found.keys()) {
    if (!name.endsWith('/log.json')) continue
    const folder = name.slice(0, -'log.json'.length)
    const { run } = z.object({ run: z.string() }).parse(JSON.parse(text(name)))
    const entries = [...found.keys()].filter((one) => one.startsWith(`${folder}ev.`)).sort()
    let prev: string | null = null
    for (const [i, path] of entries.entries()) {
      const n = Number(/(\d{5})\.json$/.exec(path)?.[1])
      if (n !== i + 1) wrong.push(`${folder} has a gap before ${n}`)
      const json: unknown = JSON.parse(text(path))
      const entry = stored.parse(json)
      if (entry.prev !== prev) wrong.push(`${path} follows another entry`)
      prev = sha256(found.get(path) ?? '')
      if (entry.signature === undefined) continue
      const { value, ...rest } = entry.signature
      const { signature: _, ...unsigned } = z.looseObject({ signature: z.unknown() }).parse(json)
      const whole = z
        .looseObject({ value: z.unknown() })
        .parse(z.looseObject({ signature: z.unknown() }).parse(json).signature)
      const { value: __, ...signature } = whole
      const signed = sorted({ run, n, model: MODEL, entry: { ...unsigned, signature } })
      const key = createPublicKey({
        key: { kty: 'OKP', crv: 'Ed25519', x: keys[rest.key] ?? '' },
        format: 'jwk',
      })
      if (!verify(null, Buffer.from(signed), key, Buffer.from(value, 'base64url'))) {
        wrong.push(`${path} is not what was signed`)
      }
    }
  }
  for (const name of found.keys()) {
    const digest = /attachments\/([0-9a-f]{64})\.txt$/.exec(name)?.[1]
    if (digest !== undefined && sha256(found.get(name) ?? '') !== digest) {
      wrong.push(`${name} is not what its name says`)
    }
  }
  return wrong
}

describe('a bundle', () => {
  it('is checked by code that shares none with ours', async () => {
    const found = unzip(await zipped())
    expect(check(found)).toEqual([])
    expect([...found.keys()]).toEqual(
      expect.arrayContaining([
        'README.md',
        'verify.py',
        'request/ev.00003.json',
        `request/attachments/${sha256(FACTS)}.txt`,
        'lanes/lane1/ev.00004.json',
      ]),
    )
  })

  it('holds entries as they were stored, byte for byte', async () => {
    const found = unzip(await zipped())
    for (const { n, text } of request.entries) {
      expect(found.get(`request/ev.0000${n}.json`)?.toString('utf8')).toBe(text)
    }
  })

  it.each([
    ['request/ev.00002.json', 'is not what was signed'],
    ['lanes/lane1/ev.00002.json', 'follows another entry'],
    [`request/attachments/${sha256(FACTS)}.txt`, 'is not what its name says'],
  ])('is found out where somebody changes %s, sums and all', async (name, what) => {
    const found = unzip(await zipped())
    const before = found.get(name)?.toString('utf8') ?? ''
    const spoiled = Buffer.from(before.replace(/ada|anna|facts/, 'eve'))
    expect(spoiled.toString()).not.toBe(before)
    found.set(name, spoiled)
    const sums = found.get('SHA256SUMS')?.toString('utf8') ?? ''
    found.set('SHA256SUMS', Buffer.from(sums.replace(sha256(before), sha256(spoiled))))
    expect(check(found).join('\n')).toContain(what)
  })

  it('takes of a lane what the request quotes and all before, and nothing later', () => {
    expect(quotedIn(request)).toEqual(new Map([['lane1', 4]]))
    const names = files().map(({ name }) => name)
    expect(names).toContain('lanes/lane1/ev.00001.json')
    expect(names).not.toContain('lanes/lane1/ev.00005.json')
  })
})
