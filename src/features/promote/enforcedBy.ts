import type { ConnectionConfig } from '../../registry/connection'
import { mayNotEdit } from '../../registry/ledger/author'
import type { ReviewRequest } from '../../registry/ledger/request'
import type { Enforced } from './TrustBadge'
import type { Review } from './useReview'

/**
 * How far people are held to what is decided here. By the server where who asked may not move the alias, as a console that is
 * trusted vouched; before somebody asks, where whoever looks may not.
 */
export function enforcedBy(
  { identity, ledger }: ConnectionConfig,
  request: ReviewRequest | null,
  { move, missing }: Pick<Review, 'move' | 'missing'>,
): Enforced {
  if (identity.kind !== 'session' || !ledger?.signs || missing !== null) return 'not'
  if (request === null) return move.may === 'no' ? 'server' : 'signed'
  if (request.asker.trust !== 'signed') return 'not'
  return mayNotEdit(request.asker) ? 'server' : 'signed'
}
