import type { Says } from '../../src/registry/contract/contractVerdict'
import type { Pair } from './grid'
import { array, column, map, object, param, tensor } from './signatures'

/** A pair with what the console must say of it, and whether MLflow refuses something. */
export interface Noted extends Pair {
  says: Says
  refused: boolean
}

const fraud = [
  column('amount', 'double'),
  column('merchant', 'string'),
  column('age_days', 'long'),
  column('device', 'string', false),
]
const items = (price: string, ...more: readonly string[]) =>
  column(
    'items',
    array(object({ sku: 'string', price, ...Object.fromEntries(more.map((n) => [n, 'string'])) })),
  )
const messages = array(object({ role: 'string', content: 'string', 'name?': 'string' }))
const tags = column('tags', array('string'))
const temperature = param('temperature', 'double', 0.5)

/** Changes as people make them. */
export const PAIRS: readonly Noted[] = [
  {
    title: 'a retrained model, columns in the order of another data frame',
    before: { inputs: fraud, outputs: [tensor('int64', [-1])] },
    after: { inputs: fraud.toReversed(), outputs: [tensor('int64', [-1])] },
    says: 'identical',
    refused: false,
  },
  {
    title: 'one feature more',
    before: { inputs: fraud },
    after: { inputs: [...fraud, column('country', 'string')] },
    says: 'breaking',
    refused: true,
  },
  {
    title: 'one feature more that may be missing',
    before: { inputs: fraud },
    after: { inputs: [...fraud, column('country', 'string', false)] },
    says: 'compatible',
    refused: false,
  },
  {
    title: 'a feature less: what callers still send is dropped',
    before: { inputs: fraud },
    after: { inputs: fraud.slice(1) },
    says: 'compatible',
    refused: false,
  },
  {
    title: 'integers that became doubles by a missing value in training',
    before: { inputs: [column('age_days', 'long')] },
    after: { inputs: [column('age_days', 'double')] },
    says: 'breaking',
    refused: true,
  },
  {
    title: 'int32 that became doubles',
    before: { inputs: [column('age_days', 'integer')] },
    after: { inputs: [column('age_days', 'double')] },
    says: 'compatible',
    refused: false,
  },
  {
    title: 'a price that became text, deep inside',
    before: { inputs: [items('double')] },
    after: { inputs: [items('string')] },
    says: 'breaking',
    refused: true,
  },
  {
    title: 'a property that is gone from an object',
    before: { inputs: [items('double', 'color')] },
    after: { inputs: [items('double')] },
    says: 'breaking',
    refused: true,
  },
  {
    title: 'messages that may carry anything now',
    before: { inputs: [column('messages', messages)] },
    after: { inputs: [column('messages', array({ type: 'any' }))] },
    says: 'compatible',
    refused: false,
  },
  {
    title: 'features by name that became a map, beside a list',
    before: { inputs: [column('features', object({ a: 'double', b: 'double' })), tags] },
    after: { inputs: [column('features', map('double')), tags] },
    says: 'compatible',
    refused: false,
  },
  {
    title: 'features by name that became a map: no object of values is one row any more',
    before: { inputs: [column('features', object({ a: 'double', b: 'double' }))] },
    after: { inputs: [column('features', map('double'))] },
    says: 'breaking',
    refused: true,
  },
  {
    title: 'a list that may be missing: no object of columns is taken any more',
    before: { inputs: fraud },
    after: { inputs: [...fraud, column('tags', array('string'), false)] },
    says: 'breaking',
    refused: true,
  },
  {
    title: 'a data frame that became an array',
    before: { inputs: [column('a', 'double'), column('b', 'double')] },
    after: { inputs: [tensor('float64', [-1, 2])] },
    says: 'breaking',
    refused: true,
  },
  {
    title: 'pictures of any size that must be square now',
    before: { inputs: [tensor('float32', [-1, -1, -1, 3])] },
    after: { inputs: [tensor('float32', [-1, 224, 224, 3])] },
    says: 'breaking',
    refused: true,
  },
  {
    title: 'a batch of one that may be any now',
    before: { inputs: [tensor('float32', [1, 224, 224, 3], 'image')] },
    after: { inputs: [tensor('float32', [-1, 224, 224, 3], 'image')] },
    says: 'compatible',
    refused: false,
  },
  {
    title: 'half the precision',
    before: { inputs: [tensor('float64', [-1, 4])] },
    after: { inputs: [tensor('float32', [-1, 4])] },
    says: 'breaking',
    refused: true,
  },
  {
    title: 'a cooler default, which MLflow has no reason to refuse',
    before: { inputs: fraud, params: [temperature] },
    after: { inputs: fraud, params: [param('temperature', 'double', 0.25)] },
    says: 'breaking',
    refused: false,
  },
  {
    title: 'a param that is gone, which MLflow leaves out with a warning in its log',
    before: { inputs: fraud, params: [temperature] },
    after: { inputs: fraud },
    says: 'breaking',
    refused: false,
  },
  {
    title: 'stop words that became a list',
    before: { inputs: fraud, params: [param('stop', 'string', 'END')] },
    after: { inputs: fraud, params: [param('stop', 'string', ['END'], [-1])] },
    says: 'breaking',
    refused: true,
  },
  {
    title: 'text that became bytes, which MLflow lets through',
    before: { inputs: [column('photo', 'string')] },
    after: { inputs: [column('photo', 'binary')] },
    says: 'breaking',
    refused: false,
  },
]
