import type { ReviewRequest } from '../../registry/ledger/request'
import { visibleText } from '../../ui/visibleText'

/** How a request came to its end: "rejected by leo", "applied and verified". */
export function endWords({ ended, applied, verified, rolledBack, remarks }: ReviewRequest): string {
  if (rolledBack !== null) return `rolled back by ${visibleText(rolledBack.by.name)}`
  if (applied !== null) return verified === null ? 'applied' : 'applied and verified'
  if (ended === null) return 'open'
  const last = remarks.findLast(({ event, ignored }) => event.type === ended && ignored === null)
  const by = last === undefined || ended === 'expired' ? '' : ` by ${visibleText(last.by.name)}`
  return ended === 'superseded' ? 'superseded by a newer request' : `${ended}${by}`
}
