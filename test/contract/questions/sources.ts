import { names, PREFIX, post } from '../fixture'
import { asking, type Case, INVALID, MISSING } from './case'

const { bare, full, prompt } = names

// All are refused: a version that is made changes what the questions after it are answered.
const source = (from: string, outcome: Parameters<typeof asking>[2] = INVALID, more: object = {}) =>
  asking(
    `a version from ${from} ${JSON.stringify(more)}`,
    post('model-versions/create', { name: bare, source: from, ...more }),
    outcome,
  )

const BROKEN = { status: 500, code: 'INTERNAL_ERROR' }

/** Whence a version may come, and whence not. */
export const SOURCES: readonly Case[] = [
  ...[
    'a',
    'relative/path',
    '/etc/passwd',
    'file:///etc',
    'dummy-source',
    'http://h/p',
    'https://h/p',
    'ftp://h/x',
    'hdfs://h/x',
    'abfss://c@a/x',
    'r2://b@x/y',
    's3://',
    'gs://b',
    'a:b',
    's3://b/.',
    's3://b/./x',
    's3://b/../x',
    's3://b/%2e%2e/x',
    's3://b/%252e%252e/x',
    'mlflow-artifacts:/x',
    'mlflow-artifacts://h/x',
    'runs:/abc/m',
    'models:/',
    `models:/${full}/`,
    `models:/${full}@`,
    `models:/${full}@nobody`,
    `models:/${full}/1/2`,
    `models:/${full}/gold`,
    `models://h/${full}/1`,
    `models:/${prompt}/1`,
    `models:/m-${'0'.repeat(32)}`,
  ].map((each) => source(each)),
  source(`models:/${full}/99`, MISSING),
  source(`models:/${PREFIX}-x/1`, MISSING),
  source(`models:/${full}/Production`, BROKEN),
  source(`models:/${bare}/latest`, BROKEN),
  source(`models:/${full}/2`, INVALID, { run_id: 'another' }),
  source(`models:/${full}/2`, INVALID, { run_id: '' }),
  source(`models:/${full}/2`, INVALID, { model_id: 'm-1' }),
  source('s3://b/x', MISSING, { model_id: 'm-1' }),
  source('runs:/abc/m', INVALID, { run_id: 'abd' }),
  source('runs:/abc/m', INVALID, { model_id: 'm-1' }),
  source('mlflow-artifacts:/0/r/artifacts', INVALID, { run_id: 'r' }),
  source('s3://b/x', INVALID, { tags: [{ key: 'k', value: 'v' }, 5] }),
  source('s3://b/x', INVALID, {
    tags: [{ key: 'mlflow.prompt.is_prompt', value: 'true' }],
  }),
]
