import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Subject, nodeId, readNodeId } from './subject'

const name = fc.string({ unit: 'grapheme', minLength: 1 })
const subject: fc.Arbitrary<Subject> = fc.oneof(
  fc.record({ kind: fc.constant('dataset' as const), name, digest: name }),
  fc.record({ kind: fc.constant('commit' as const), commit: name }),
  fc.record({ kind: fc.constant('prompt' as const), name, version: name }),
  fc.record({ kind: fc.constant('run' as const), id: name }),
  fc.record({ kind: fc.constant('logged-model' as const), id: name }),
  fc.record({ kind: fc.constant('version' as const), model: name, version: name }),
  fc.record({ kind: fc.constant('alias' as const), model: name, alias: name }),
  fc.record({ kind: fc.constant('model' as const), name }),
)

test('an id tells its subject, whatever it is called', () => {
  fc.assert(
    fc.property(subject, (about) => {
      expect(readNodeId(nodeId(about))).toEqual(about)
    }),
  )
})

test('no two subjects share an id', () => {
  fc.assert(
    fc.property(subject, subject, (a, b) => {
      fc.pre(JSON.stringify(a) !== JSON.stringify(b))
      expect(nodeId(a)).not.toBe(nodeId(b))
    }),
  )
})

test('a dataset without a digest is one', () => {
  expect(readNodeId('dataset:x:')).toEqual({ kind: 'dataset', name: 'x', digest: '' })
})

test('what is no id is nothing', () => {
  for (const text of [
    '',
    'run',
    'run:',
    'run:a:b',
    'version:a',
    'nothing:a',
    'run:%E0%A4%A',
    'dataset:a:b:c',
  ])
    expect(readNodeId(text)).toBeNull()
})
