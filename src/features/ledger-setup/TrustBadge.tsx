import type { ConnectionConfig } from '../../registry/connection'

/** How far the names in the ledger can be believed here. */
export function TrustBadge({ config: { ledger } }: { config: Pick<ConnectionConfig, 'ledger'> }) {
  const signs = ledger?.signs ?? false
  return (
    <span
      className={`rounded-sm border px-1.5 py-px text-label ${signs ? 'border-pass text-pass' : 'border-dashed border-line-strong text-quiet'}`}
    >
      {signs ? 'Signed by Ringside, not enforced' : 'Not enforced'}
    </span>
  )
}
