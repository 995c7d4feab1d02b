import { describe, expect, test } from 'vitest'
import { readAliasWrite, readHolder, readPrecondition } from './aliasGuard'
import { createFront, type Forward } from './front'
import { parseJsonObject } from './jsonObject'
import { HOST, options, OWN } from './testing/askFront'

const ALIAS = '/api/2.0/mlflow/registered-models/alias'

const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

/** MLflow's alias endpoint over a map, answering in its own time and words. */
function registry(holders: Map<string, string>) {
  const log: string[] = []
  let asked = 0
  const forward: Forward = async ({ method, target, body }) => {
    // Others get a turn: without a lock, two readers meet here.
    await new Promise((resolve) => setTimeout(resolve, (asked++ * 7) % 4))
    if (method === 'GET') {
      const alias = new URL(target, 'http://x').searchParams.get('alias') ?? ''
      const version = holders.get(alias)
      log.push(`read ${alias}`)
      return version === undefined
        ? Response.json({ error_code: 'INVALID_PARAMETER_VALUE', message: 'no' }, { status: 400 })
        : Response.json({ model_version: { name: 'm', version } })
    }
    const { alias, version } = parseJsonObject(new TextDecoder().decode(body ?? undefined)) ?? {}
    log.push(`${method} ${String(alias)} ${String(version)}`)
    if (method === 'DELETE') holders.delete(String(alias))
    else holders.set(String(alias), String(version))
    return Response.json({})
  }
  return { holders, log, forward }
}

async function write(
  front: ReturnType<typeof createFront>,
  forward: Forward,
  body: unknown,
  headers: Record<string, string> = {},
  more: { method?: string; target?: string; signal?: AbortSignal } = {},
) {
  const answer = await front(
    {
      method: 'POST',
      target: ALIAS,
      headers: Object.entries({
        host: HOST,
        origin: OWN,
        'content-type': 'application/json',
        ...headers,
      }),
      body: new Blob([encode(body)]).stream(),
      ...more,
    },
    forward,
  )
  const text = (await answer?.text()) ?? ''
  return { status: answer?.status, body: parseJsonObject(text) }
}

/** Reads are answered, writes never. */
const stuck: Forward = ({ method }) =>
  method === 'GET'
    ? Promise.resolve(Response.json({ model_version: { version: '3' } }))
    : new Promise(() => undefined)

const unasked: Forward = () => Promise.reject(new Error('Nobody was to be asked.'))

const move = (version: string) => ({ name: 'm', alias: 'champion', version })

describe('a conditional move', () => {
  test('is written when the holder is who the writer saw', async () => {
    const { holders, log, forward } = registry(new Map([['champion', '3']]))
    const { status } = await write(createFront(options), forward, move('5'), { 'if-match': '"3"' })
    expect(status).toBe(200)
    expect(holders.get('champion')).toBe('5')
    expect(log).toEqual(['read champion', 'POST champion 5'])
  })

  test.each([
    [new Map([['champion', '4']]), { 'if-match': '"3"' }, '4'],
    [new Map<string, string>(), { 'if-match': '"3"' }, null],
    [new Map([['champion', '3']]), { 'if-none-match': '*' }, '3'],
  ])('is a 412 naming the holder when it is another', async (start, headers, holder) => {
    const { log, forward } = registry(start)
    const { status, body } = await write(createFront(options), forward, move('5'), headers)
    expect(status).toBe(412)
    expect(body).toMatchObject({ error_code: 'RINGSIDE_HOLDER_CHANGED', holder })
    expect(log).toEqual(['read champion'])
  })

  test('sets a new alias that nobody holds', async () => {
    const { holders, forward } = registry(new Map())
    await write(createFront(options), forward, move('5'), { 'if-none-match': '*' })
    expect(holders.get('champion')).toBe('5')
  })

  test('deletes only from who the writer saw', async () => {
    const { holders, forward } = registry(new Map([['champion', '3']]))
    const front = createFront(options)
    const remove = (version: string) =>
      write(
        front,
        forward,
        { name: 'm', alias: 'champion' },
        { 'if-match': `"${version}"` },
        {
          method: 'DELETE',
        },
      )
    expect((await remove('2')).status).toBe(412)
    expect(holders.get('champion')).toBe('3')
    expect((await remove('3')).status).toBe(200)
    expect(holders.has('champion')).toBe(false)
  })

  test('never tells the backend of its precondition, and asks it under the same address', async () => {
    const targets: string[] = []
    const names: string[] = []
    const front = createFront(options)
    const forward: Forward = (request) => {
      targets.push(request.target)
      names.push(...request.headers.map(([name]) => name))
      return Promise.resolve(Response.json({ model_version: { version: '3' } }))
    }
    const target = ALIAS.replace('/api/', '/ajax-api/')
    const body = { name: 'Prévision (été) & co', alias: 'champion', version: '5' }
    await write(front, forward, body, { 'if-match': '"3"' }, { target })
    expect(targets).toEqual([
      `${target}?name=Pr%C3%A9vision%20(%C3%A9t%C3%A9)%20%26%20co&alias=champion`,
      target,
    ])
    expect(names).not.toContain('if-match')
  })
})

describe('races', () => {
  test('of twenty moves that saw the same holder, one wins', async () => {
    const { holders, log, forward } = registry(new Map([['champion', '0']]))
    const front = createFront(options)
    const versions = Array.from({ length: 20 }, (_, i) => String(i + 1))
    const answers = await Promise.all(
      versions.map((version) => write(front, forward, move(version), { 'if-match': '"0"' })),
    )
    const won = versions.filter((_, i) => answers[i]?.status === 200)
    expect(won).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19)
    expect(holders.get('champion')).toBe(won[0])
    expect(log.filter((line) => line.startsWith('POST'))).toHaveLength(1)
  })

  test('a plain write does not slip in between the reading and the writing', async () => {
    const { log, forward } = registry(new Map([['champion', '0']]))
    const front = createFront(options)
    await Promise.all([
      ...Array.from({ length: 10 }, () => write(front, forward, move('1'), { 'if-match': '"0"' })),
      ...Array.from({ length: 10 }, () => write(front, forward, move('0'))),
    ])
    // Every conditional write comes right after the read that allowed it.
    log.forEach((line, i) => {
      if (line === 'POST champion 1') expect(log[i - 1]).toBe('read champion')
    })
  })
})

describe('when the holder can’t be read, nothing is written', () => {
  test.each([
    ['a page', () => new Response('<h1>404</h1>', { status: 404 })],
    [
      'an unknown endpoint',
      () => Response.json({ error_code: 'ENDPOINT_NOT_FOUND' }, { status: 404 }),
    ],
    ['an error', () => Response.json({ error_code: 'INTERNAL_ERROR' }, { status: 500 })],
    ['an answer without a version', () => Response.json({})],
    ['half an answer', () => new Response('{"model_version":{"ver')],
  ])('%s', async (_, answer) => {
    const methods: string[] = []
    const { status, body } = await write(
      createFront(options),
      ({ method }) => {
        methods.push(method)
        return Promise.resolve(answer())
      },
      move('5'),
      { 'if-match': '"3"' },
    )
    expect(status).toBe(502)
    expect(body?.error_code).toBe('RINGSIDE_HOLDER_UNKNOWN')
    expect(methods).toEqual(['GET'])
  })

  test.each([401, 403])('%i is the backend’s own answer', async (status) => {
    const forward: Forward = () => Promise.resolve(new Response('Permission denied', { status }))
    const answer = await write(createFront(options), forward, move('5'), { 'if-match': '"3"' })
    expect(answer.status).toBe(status)
  })
})

describe('the lock is let go', () => {
  test('by a write that is never answered, when its time is up', async () => {
    const front = createFront({ ...options, limits: { upstreamMs: 500 } })
    const { forward, holders } = registry(new Map([['champion', '3']]))
    const [first, second] = await Promise.all([
      write(front, stuck, move('4'), { 'if-match': '"3"' }),
      write(front, forward, move('5'), { 'if-match': '"3"' }),
    ])
    expect(first.status).toBe(504)
    expect(second.status).toBe(200)
    expect(holders.get('champion')).toBe('5')
  })

  test('and who waits too long for it is told that nothing was written', async () => {
    const front = createFront({ ...options, limits: { upstreamMs: 60, lockMs: 5 } })
    const [, second] = await Promise.all([
      write(front, () => new Promise(() => undefined), move('4')),
      write(front, unasked, move('5')),
    ])
    expect(second.status).toBe(503)
    expect(second.body?.error_code).toBe('RINGSIDE_BUSY')
  })

  test('and an asker who has left is not written for', async () => {
    const { forward, log } = registry(new Map())
    await write(createFront(options), forward, move('5'), {}, { signal: AbortSignal.abort() })
    expect(log).toEqual([])
  })

  test('but an asker who leaves during the write does not cut it off', async () => {
    const asker = new AbortController()
    let aborted: boolean | undefined
    const forward: Forward = ({ signal }) => {
      asker.abort()
      aborted = signal.aborted
      return Promise.resolve(Response.json({}))
    }
    const { status } = await write(
      createFront(options),
      forward,
      move('5'),
      {},
      {
        signal: asker.signal,
      },
    )
    expect(status).toBe(200)
    expect(aborted).toBe(false)
  })
})

describe('preconditions', () => {
  test.each([
    [[], null],
    [[['If-Match', '"12"']], { holder: '12' }],
    [[['if-none-match', '*']], { holder: null }],
  ] as const)('%j', (headers, expected) => {
    expect(readPrecondition(headers)).toEqual(expected)
  })

  test.each([
    [[['if-match', '12']]],
    [[['if-match', '*']]],
    [[['if-match', 'W/"12"']]],
    [[['if-match', '"12", "13"']]],
    [[['if-match', '']]],
    [[['if-none-match', '"12"']]],
    [
      [
        ['if-match', '"12"'],
        ['if-match', '"12"'],
      ],
    ],
    [
      [
        ['if-match', '"12"'],
        ['if-none-match', '*'],
      ],
    ],
  ] as const)('%j can’t be understood', (headers) => {
    expect(readPrecondition(headers)).toBeTypeOf('string')
  })

  test('one that can’t be understood or does not apply is a 400, and nothing is sent', async () => {
    const front = createFront(options)
    const malformed = await write(front, unasked, move('5'), { 'if-match': '5' })
    expect(malformed.status).toBe(400)
    const elsewhere = { target: '/api/2.0/mlflow/registered-models/set-tag' }
    expect((await write(front, unasked, {}, { 'if-match': '"5"' }, elsewhere)).status).toBe(400)
    expect((await write(front, unasked, { name: 'm' }, { 'if-match': '"5"' })).status).toBe(400)
  })
})

test('an alias write names a model and an alias that an address can hold', () => {
  expect(readAliasWrite(encode({ name: 'm', alias: 'a' }))).toEqual({ model: 'm', alias: 'a' })
  for (const bad of [null, [], 'x', { name: 1, alias: 'a' }, { name: '\ud800', alias: 'a' }]) {
    expect(readAliasWrite(encode(bad))).toBeNull()
  }
  expect(readAliasWrite(new Uint8Array([0x7b, 0xff, 0x7d]))).toBeNull()
  expect(readAliasWrite(null)).toBeNull()
})

test('a version is a string, whatever the server sends', async () => {
  expect(await readHolder(Response.json({ model_version: { version: 7 } }))).toBe('7')
  const gone = { error_code: 'RESOURCE_DOES_NOT_EXIST' }
  expect(await readHolder(Response.json(gone, { status: 404 }))).toBeNull()
})
