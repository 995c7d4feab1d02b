import { describe, expect, it } from 'vitest'
import type { Column, DataType, Signature } from '../signature'
import { contractsOf, signatureRows } from './contract'
import { READING, known, unknown } from './known'
import { anMlmodel } from '../examples'
import { plainSide } from './scriptedSide'
import { signatureFacts } from './signatureFacts'

const double: DataType = { kind: 'scalar', name: 'double' }
const column = (name: string, type: DataType = double, required = true): Column => ({
  kind: 'column',
  name,
  type,
  required,
})
const signature = (...fields: Column[]): Signature => ({
  inputs: { state: 'given', fields },
  outputs: { state: 'none' },
  params: { state: 'none' },
})
const side = (...fields: Column[]) =>
  plainSide({ mlmodel: known(anMlmodel({ signature: signature(...fields) })) })

describe('contractsOf', () => {
  it('judges each version against the baseline, and waits for none of the others', () => {
    const verdicts = contractsOf(
      [
        side(column('a')),
        side(column('a')),
        side(column('a'), column('b')),
        plainSide({ mlmodel: READING }),
      ],
      0,
      ['v1', 'v2', 'v3', 'v4'],
    )
    expect(verdicts.map((verdict) => verdict?.says)).toEqual([
      undefined,
      'identical',
      'breaking',
      undefined,
    ])
    expect(verdicts[0]).toBeNull()
    expect(verdicts[3]).toBeUndefined()
  })

  it('knows nothing of a signature that was not read, and says of whose', () => {
    const closed = plainSide({ mlmodel: unknown('its MLmodel is closed to you (403)') })
    const [, verdict] = contractsOf([side(column('a')), closed], 0, ['v1', 'v2'])
    expect(verdict?.says).toBe('unknown')
    expect(verdict?.unknowns[0]?.because).toBe('of v2, its MLmodel is closed to you (403)')
    const [, turned] = contractsOf([closed, side(column('a'))], 0, ['v2', 'v1'])
    expect(turned?.unknowns[0]?.because).toContain('of v2')
  })
})

describe('signatures side by side', () => {
  it('go down to what is inside lists and maps', () => {
    const item: DataType = {
      kind: 'object',
      properties: [{ name: 'price', type: double, required: false }],
    }
    const nested: DataType = { kind: 'array', items: { kind: 'map', values: item } }
    expect([...signatureFacts(signature(column('items', nested)))]).toEqual([
      ['inputs › items', 'array<map<object>>'],
      ['inputs › items[]{} › price', 'double, optional'],
    ])
  })

  it('write tensors and params as they are asked for', () => {
    const facts = signatureFacts({
      inputs: {
        state: 'given',
        fields: [{ kind: 'tensor', name: null, dtype: 'float32', shape: [-1, 4] }],
      },
      outputs: { state: 'unreadable', because: 'it is no JSON text', text: '' },
      params: {
        state: 'given',
        fields: [{ name: 't', type: double, default: '0.2', shape: null }],
      },
    })
    expect([...facts]).toEqual([
      ['inputs › #1', 'float32 [any, 4]'],
      ['outputs', 'can’t be read: it is no JSON text'],
      ['params › t', 'double = 0.2'],
    ])
  })

  it('are not fewer for a version without a signature', () => {
    const [row] = signatureRows([side(column('a')), plainSide()], 0)
    expect(row?.cells[1]?.change).toBe('unknown')
  })

  it('end at a bound', () => {
    const many = Array.from({ length: 5000 }, (_, i) => column(`c${i}`))
    expect(signatureFacts(signature(...many)).size).toBe(2000)
  })
})
