import { createHash, createPublicKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { keyId } from './keyId'

/** RFC 8032, 7.1, test 1. */
const PUBLIC = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'

test('is of the raw bytes, as other programs have them', () => {
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: PUBLIC },
    format: 'jwk',
  }).export({ format: 'der', type: 'spki' })
  expect(keyId(PUBLIC)).toBe(
    createHash('sha256').update(key.subarray(-32)).digest('hex').slice(0, 16),
  )
  expect(keyId(PUBLIC)).toBe('21fe31dfa154a261')
})

test.each([
  '',
  'x',
  PUBLIC.slice(1),
  `${PUBLIC}=`,
  `${PUBLIC}A`,
  PUBLIC.replace('_', '/'),
  '!'.repeat(43),
])('%j is no key', (text) => {
  expect(keyId(text)).toBeNull()
})
