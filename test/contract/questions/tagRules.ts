import { whyNotDescription } from '../../../src/registry/descriptionRules'
import { whyNotTagKey, whyNotTagValue, whyReserved } from '../../../src/registry/tagRules'
import { api, names, post, remove } from '../fixture'
import { asking, type Case, INVALID, OK } from './case'

// What the console says about a tag before it is sent, held to what the server says: taken here, taken there.

const { copy } = names

const KEYS = [
  'owner',
  ' ',
  ' a ',
  '.a',
  'a..',
  'a/..b',
  'a/b',
  'a:b',
  'propriété',
  '数据',
  '½',
  '①',
  'ª',
  'ー',
  '𝒶'.repeat(250),
  '𝒶'.repeat(251),
  'a'.repeat(251),
  'a!',
  'a\tb',
  'a\u00a0b',
  'e\u0301',
  'a\u200db',
  'ⓐ',
  '‿',
  '☕',
  '..a',
  '.',
  '..',
  '...',
  '/a',
  'a/',
  'a//b',
  './a',
  'a/.',
  'a/../b',
  '',
]

const VALUES = [
  '',
  ' a ',
  'a\r\nb',
  '{"a": [1]}',
  '\u0000',
  '𝒶'.repeat(100_000),
  'x'.repeat(100_001),
]

const TEXTS = ['', ' \n', 'a\r\nb', '# Words', '\u0000', 'x'.repeat(200_000)]

/** Long ones by their length. */
const brief = (text: string) =>
  text.length > 20 ? `${Array.from(text).length} characters` : JSON.stringify(text)

const by = (why: string | null) => (why === null ? OK : INVALID)

const tags = (
  title: string,
  key: string,
  value: string,
  outcome: Pick<Case, 'status' | 'code'>,
) => [
  asking(`${title}, model`, post('registered-models/set-tag', { name: copy, key, value }), outcome),
  asking(
    `${title}, version`,
    post('model-versions/set-tag', { name: copy, version: '1', key, value }),
    outcome,
  ),
]

const describing = (text: string) => [
  asking(
    `describe a model: ${brief(text)}`,
    {
      method: 'PATCH',
      target: api('registered-models/update'),
      body: { name: copy, description: text },
    },
    by(whyNotDescription(text)),
  ),
  asking(
    `describe a version: ${brief(text)}`,
    {
      method: 'PATCH',
      target: api('model-versions/update'),
      body: { name: copy, version: '1', description: text },
    },
    by(whyNotDescription(text)),
  ),
]

export const TAG_RULES: readonly Case[] = [
  ...KEYS.flatMap((key) => tags(`tag key ${brief(key)}`, key, 'v', by(whyNotTagKey(key)))),
  ...VALUES.flatMap((value) =>
    tags(`tag value ${brief(value)}`, 'rule', value, by(whyNotTagValue(value))),
  ),
  // Stricter than the server on purpose: these it takes.
  ...['mlflow.x', '_mlflow_x'].flatMap((key) =>
    tags(`a key of MLflow’s own, ${key}`, key, 'v', whyReserved(key) === null ? INVALID : OK),
  ),
  ...tags('a key with a last line break', 'owner\n', 'v', OK),
  asking('remove a tag', remove('registered-models/delete-tag', { name: copy, key: 'rule' })),
  asking(
    'remove a tag of a version',
    remove('model-versions/delete-tag', { name: copy, version: '1', key: 'rule' }),
  ),
  asking(
    'remove a tag whose key could not be set',
    remove('registered-models/delete-tag', { name: copy, key: 'a!' }),
    INVALID,
  ),
  ...TEXTS.flatMap(describing),
]
