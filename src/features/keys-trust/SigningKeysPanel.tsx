import { useApp } from '../../app'
import { keyId } from '../../registry/ledger/keyId'
import { CopyButton } from '../../ui/CopyButton'
import { Panel } from '../../ui/Panel'

const SIGNED = [
  'announcing a move of an alias, and saying that an outside move stays or is undone',
  'asking, commenting, approving, letting a check pass, asking for changes, rejecting',
  'setting a policy',
]

/** Whose signatures count here, and what this console signs. */
export function SigningKeysPanel() {
  const { config } = useApp()
  const { keys = [], signs = false } = config.ledger ?? {}
  return (
    <Panel title="Signing keys">
      <p className="max-w-[72ch] text-table">
        {signs
          ? 'This console signs what people write who signed in here: who they are, and what the server says they may.'
          : whyNot(config.identity.kind)}
      </p>
      {signs && (
        <ul className="mt-1 list-disc pl-5 text-table text-quiet">
          {SIGNED.map((what) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
      )}
      {keys.length === 0 ? (
        <p className="mt-2 text-table text-quiet">
          No key is trusted: whatever the ledger holds counts as a claim.
        </p>
      ) : (
        <table aria-label="Trusted keys" className="mt-3 w-full max-w-[60rem] text-table">
          <thead>
            <tr className="border-b border-line-strong text-left">
              <th scope="col" className="label py-1 pr-4">
                Id
              </th>
              <th scope="col" className="label py-1 pr-4">
                Whose
              </th>
              <th scope="col" className="label py-1">
                Public key (Ed25519)
              </th>
            </tr>
          </thead>
          <tbody>
            {keys.map((key, at) => (
              <tr key={key} className="border-b border-line align-baseline">
                <th
                  scope="row"
                  className="py-1.5 pr-4 text-left font-mono font-normal whitespace-nowrap"
                >
                  {keyId(key) ?? 'no key'}
                </th>
                <td className="py-1.5 pr-4 whitespace-nowrap">
                  {signs && at === 0 ? 'this console' : 'trusted'}
                </td>
                <td className="py-1.5">
                  <span className="font-mono text-label break-all text-quiet">{key}</span>{' '}
                  <CopyButton text={key} what={`the public key ${keyId(key) ?? ''}`} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function whyNot(identity: 'none' | 'shared' | 'own' | 'session'): string {
  switch (identity) {
    case 'none':
      return 'Nothing is signed: nobody signs in here, so nobody could be vouched for. Names are claims.'
    case 'shared':
      return 'Nothing is signed: everybody who opens this console is the same person to the server.'
    case 'own':
      return 'Nothing is signed: a proxy signs people in, and this console can’t vouch for them.'
    case 'session':
      return 'Nothing is signed: the console has no key. Start it with RINGSIDE_SIGNING_KEY, the path of a private key of Ed25519 (openssl genpkey -algorithm ed25519).'
    default:
      return identity satisfies never
  }
}
