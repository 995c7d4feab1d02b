import { parseSignature } from '../../src/registry/parseSignature'
import type { Signature } from '../../src/registry/signature'

/** A signature as an MLmodel file has it, its parts as lists; a part left out is one that it was logged without. */
export interface SignatureJson {
  inputs?: readonly object[]
  outputs?: readonly object[]
  params?: readonly object[]
}

export function toSignature(json: SignatureJson): Signature {
  const entries = Object.entries(json).map(
    ([key, fields]) => [key, { kind: 'text', text: JSON.stringify(fields) }] as const,
  )
  return parseSignature({ kind: 'map', entries }).signature
}

export const column = (name: string, type: string | object, required = true) => ({
  ...(typeof type === 'string' ? { type } : type),
  name,
  required,
})

export const unnamed = (type: string | object) => ({
  ...(typeof type === 'string' ? { type } : type),
  required: true,
})

export const array = (items: string | object) => ({ type: 'array', items: inner(items) })

export const map = (values: string | object) => ({ type: 'map', values: inner(values) })

/** A `?` after a name: it may be left out. */
export const object = (properties: Readonly<Record<string, string | object>>) => ({
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(properties).map(([name, type]) => [
      name.replace(/\?$/, ''),
      { ...inner(type), required: !name.endsWith('?') },
    ]),
  ),
})

const inner = (type: string | object) => (typeof type === 'string' ? { type } : type)

export const tensor = (dtype: string, shape: readonly number[], name?: string) => ({
  ...(name !== undefined && { name }),
  type: 'tensor',
  'tensor-spec': { dtype, shape },
})

export const param = (
  name: string,
  type: string | object,
  value: unknown,
  shape: readonly number[] | null = null,
) => ({ ...inner(type), name, default: value, shape })
