import { expect, test } from 'vitest'
import type { ConnectionConfig } from '../registry/connection'
import { parseConfig } from './config'

const sound: ConnectionConfig = {
  connection: 'server',
  name: 'mlflow.example',
  readOnly: true,
  readOnlyBecause: 'Closed.',
  front: true,
  identity: { kind: 'shared', user: null },
  probe: {
    state: 'ok',
    version: null,
    auth: 'none',
    workspaces: false,
    features: {
      searchModels: true,
      listVersions: true,
      aliases: true,
      tags: true,
      loggedModels: false,
    },
  },
}

test.each<[string, ConnectionConfig]>([
  ['connected', sound],
  [
    'signed out',
    { ...sound, probe: { state: 'signed-out', version: null, auth: 'basic', workspaces: false } },
  ],
  [
    'with a ledger',
    { ...sound, ledger: { experiment: '7', name: 'reviews', keys: ['a key'], signs: true } },
  ],
  ['nobody there', { ...sound, probe: { state: 'unreachable', message: 'Nobody answers.' } }],
  [
    'static',
    { ...sound, connection: 'direct', trackingUri: 'http://t', identity: { kind: 'own' } },
  ],
])('%s', (_, config) => {
  expect(parseConfig(JSON.parse(JSON.stringify({ ...config, later: 1 })))).toEqual(config)
})

test.each([
  [{ ...sound, front: 'yes' }, 'front is missing'],
  [{ ...sound, probe: { state: 'ok' } }, 'probe is missing'],
  [{ ...sound, probe: { state: 'gone' } }, 'probe'],
  [null, "config.json can't be read."],
])('%j is refused', (config, because) => {
  expect(() => parseConfig(config)).toThrow(because)
})
