import { expect, test } from 'vitest'
import type { ConnectionConfig, Probe } from '../src/registry/connection'
import { parseAddress } from './address'
import { connectedTo } from './greeting'
import { ASSUMED } from './probe'

const one = parseAddress('x', 'https://ana:secret@mlflow.example.org/team')
const backends = { registry: one, tracking: one, tls: { insecure: false, ca: null } }
const ok: Probe = { ...ASSUMED, version: '3.17.2', auth: 'none' }
const signedOut: Probe = { state: 'signed-out', version: null, auth: 'basic', workspaces: false }
const ana: ConnectionConfig['identity'] = { kind: 'shared', user: 'ana' }

test.each<[string, Probe, ConnectionConfig['identity']]>([
  [
    'Connected to MLflow 3.17.2 at https://mlflow.example.org/team (no sign-in)',
    ok,
    { kind: 'none' },
  ],
  ['Connected to MLflow 3.17.2 at https://mlflow.example.org/team (as ana)', ok, ana],
  [
    'MLflow at https://mlflow.example.org/team does not accept the credential that was given.',
    signedOut,
    ana,
  ],
  [
    'Connected to MLflow at https://mlflow.example.org/team (each person signs in)',
    signedOut,
    { kind: 'own' },
  ],
  [
    'Connected to MLflow at https://mlflow.example.org/team (each person signs in)',
    signedOut,
    { kind: 'session', person: null },
  ],
  [
    'Not connected: It sleeps. The console keeps trying.',
    { state: 'unreachable', message: 'It sleeps.' },
    ana,
  ],
])('%s', (line, probe, identity) => {
  expect(connectedTo({ probe, identity }, backends)).toBe(line)
})

test('a server that lets everybody in without saying why', () => {
  const open = { probe: ASSUMED, identity: { kind: 'none' } } as const
  expect(connectedTo(open, backends)).toMatch(/\(without a credential\)$/)
})

test('a sign-in that is missing is asked for by its variables', () => {
  const line = connectedTo({ probe: signedOut, identity: { kind: 'none' } }, backends)
  expect(line).toContain('MLFLOW_TRACKING_USERNAME')
})

test('two servers are both named', () => {
  const tracking = parseAddress('x', 'http://tracking:5000')
  expect(connectedTo({ probe: ok, identity: ana }, { ...backends, tracking })).toContain(
    'at https://mlflow.example.org/team, tracking at http://tracking:5000 (',
  )
})

test('the mock says how to connect', () => {
  expect(connectedTo({ probe: ok, identity: ana }, null)).toContain('MLFLOW_TRACKING_URI=')
})
