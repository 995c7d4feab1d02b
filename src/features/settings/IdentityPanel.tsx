import { useQuery } from '@tanstack/react-query'
import { useApp } from '../../app'
import { meQuery } from '../../queries/me'
import { Fact, Facts } from '../../ui/Facts'
import { Panel } from '../../ui/Panel'
import { UserText } from '../../ui/UserText'
import { QueryPanel } from '../common/QueryPanel'

/** Whom the server takes the person for. */
export function IdentityPanel() {
  const { backend, config } = useApp()
  const anonymous = 'auth' in config.probe && config.probe.auth === 'none'
  const me = useQuery({ ...meQuery(backend), enabled: !anonymous })
  return (
    <Panel title="Who you are">
      {anonymous ? (
        <p className="max-w-[72ch] text-table">
          Anybody: this server asks for no sign-in, so whoever reaches it may do everything, and
          nobody’s name is proved.
        </p>
      ) : (
        <QueryPanel query={me} what="who you are" lines={2}>
          {({ user, admin }) => (
            <Facts>
              <Fact label="Name">
                <UserText text={user} />
              </Fact>
              <Fact label="Admin">{admin ? 'yes: may do everything' : 'no'}</Fact>
              {config.identity.kind === 'shared' && (
                <Fact label="Shared">everybody who opens this console is this one person</Fact>
              )}
            </Facts>
          )}
        </QueryPanel>
      )}
    </Panel>
  )
}
