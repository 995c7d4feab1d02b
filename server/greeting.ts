import type { ConnectionConfig } from '../src/registry/connection'
import type { Address } from './address'
import type { Settings } from './settings'

/** The console's own `config.json`, which it has just written. */
export function readConfig(text: string | undefined): ConnectionConfig | null {
  if (text === undefined) return null
  const config: ConnectionConfig = JSON.parse(text)
  return config
}

/** One line on what the console is connected to. */
export function connectedTo(
  { probe, identity }: Pick<ConnectionConfig, 'probe' | 'identity'>,
  backends: Settings['backends'],
): string {
  if (backends === null) {
    return 'Connected to nothing: a mock registry runs in the page. For a real one start it with MLFLOW_TRACKING_URI=http://…'
  }
  const { registry, tracking } = backends
  const also = registry.name === tracking.name ? '' : `, tracking at ${urlOf(tracking)}`
  const where = urlOf(registry) + also
  if (probe.state === 'ok') {
    const version = probe.version === null ? '' : ` ${probe.version}`
    return `Connected to MLflow${version} at ${where} (${signIn(identity, probe.auth)})`
  }
  if (probe.state !== 'signed-out')
    return `Not connected: ${probe.message} The console keeps trying.`
  if (identity.kind === 'own' || identity.kind === 'session') {
    return `Connected to MLflow at ${where} (each person signs in)`
  }
  return identity.kind === 'shared'
    ? `MLflow at ${where} does not accept the credential that was given.`
    : `MLflow at ${where} asks for a sign-in: set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD.`
}

const urlOf = ({ secure, name }: Address) => `${secure ? 'https' : 'http'}://${name}`

function signIn(identity: ConnectionConfig['identity'], auth: 'none' | 'basic' | 'unknown') {
  if (identity.kind === 'shared') {
    return identity.user === null ? 'with a token for everybody' : `as ${identity.user}`
  }
  if (identity.kind === 'own' || identity.kind === 'session') return 'each person signs in'
  return auth === 'none' ? 'no sign-in' : 'without a credential'
}
