import type { ConnectionConfig } from '../../registry/connection'
import type { Usage } from '../../registry/usage/recipe'

/** Where people's programs reach the server that is shown. A mock has no such place: an example stands in for it. */
export function addressesOf({
  addresses,
  trackingUri,
  registryUri,
}: ConnectionConfig): Usage['server'] {
  const tracking = addresses?.tracking ?? trackingUri ?? 'http://127.0.0.1:5000'
  const registry = addresses?.registry ?? registryUri ?? tracking
  return { tracking, registry: registry === tracking ? null : registry }
}

/** Whether a program that brings no credential is refused, as far as is known. */
export const asksForSignIn = ({ probe, identity }: ConnectionConfig): boolean =>
  ('auth' in probe && probe.auth === 'basic') || identity.kind !== 'none'
