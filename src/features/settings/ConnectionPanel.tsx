import { useApp } from '../../app'
import { Fact, Facts } from '../../ui/Facts'
import { Panel } from '../../ui/Panel'
import { UserText } from '../../ui/UserText'

const KINDS = {
  mock: 'a mock: an MLflow in this tab; nothing leaves it',
  server: 'through the console server that this page came from',
  direct: 'from this page straight to MLflow, without a console server',
} as const

const SIGN_IN = {
  none: 'the server asks for none',
  basic: 'MLflow’s own, with name and password',
  unknown: 'not MLflow’s own; something in front of it may ask',
} as const

/** What this console talks to, and how. */
export function ConnectionPanel() {
  const { config } = useApp()
  const { probe } = config
  const version = probe.state === 'ok' ? probe.version : null
  const auth = 'auth' in probe ? probe.auth : 'unknown'
  return (
    <Panel title="Connection">
      <Facts>
        <Fact label="Server">
          <UserText text={config.name} />
        </Fact>
        <Fact label="Reached">{KINDS[config.connection]}</Fact>
        <Fact label="MLflow">{version ?? 'it does not tell its version'}</Fact>
        <Fact label="Sign-in">{SIGN_IN[auth]}</Fact>
        <Fact label="Writes">
          {config.readOnly
            ? (config.readOnlyBecause ?? 'This console refuses every change.')
            : 'this console lets them through; the server has the last word'}
        </Fact>
      </Facts>
    </Panel>
  )
}
