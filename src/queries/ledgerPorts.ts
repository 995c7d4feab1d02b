import type { QueryClient } from '@tanstack/react-query'
import type { LedgerPorts } from '../backends/ledger/ports'
import { unsigned } from '../backends/ledger/signer'
import { consoleSigner } from '../backends/signer'
import { now } from '../lib/clock'
import { wait } from '../lib/wait'
import { freshNonce } from '../registry/ledger/writeEntry'
import type { LedgerParts } from './ledger'
import { trusting } from './ledgerTrust'
import { who } from './who'

/** What the ledger is written with from here, and by whom: read anew, since a name may have been typed since. */
export async function ledgerPorts(
  app: Pick<LedgerParts, 'backend' | 'config' | 'session'>,
  client: QueryClient,
): Promise<LedgerPorts> {
  const { backend } = app
  const [{ name: said }, runs] = await Promise.all([
    client.fetchQuery({ ...who(app), staleTime: 0 }),
    backend.wings.runs(),
  ])
  const name = said === '' ? NAMELESS : said
  return {
    registry: backend.registry,
    runs,
    copies: () => backend.wings.copies(),
    annotations: () => backend.wings.annotations(),
    trust: trusting(app),
    signer: signs(app)
      ? consoleSigner(app.session?.fetch ?? globalThis.fetch)
      : unsigned(() => name, today),
    now: today,
    nonce: freshNonce,
    wait: (ms) => wait(ms),
    user: name,
  }
}

/** Whoever did not say a name: what nobody has to approve takes none. */
export const NAMELESS = 'somebody'

const today = () => new Date(now())

/** The console vouches for people who signed in at it, and for nobody else. */
const signs = ({ config: { ledger, identity } }: Pick<LedgerParts, 'config'>) =>
  ledger?.signs === true && identity.kind === 'session'
