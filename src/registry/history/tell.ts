import { utc } from '../../lib/time'
import type { LedgerEvent, Mark, Proposal } from '../ledger/event'

/** An entry in words. */
export interface Told {
  what: string
  /** What its author said; '' where they said nothing. User text. */
  why: string
}

/** Says what an entry says; `others`: the entries of its log, by number. */
export function tell(
  event: LedgerEvent | null,
  others: ReadonlyMap<number, LedgerEvent | null>,
): Told {
  if (event === null) return said('An entry that can’t be understood')
  switch (event.type) {
    case 'lane':
      return said('Began to be recorded')
    case 'intent':
      return said(
        `${event.emergency ? 'Emergency: about' : 'About'} to move ${fromTo(event.from, event.to)}`,
        event.reason,
      )
    case 'moved': {
      const intent = others.get(event.intent)
      if (intent?.type !== 'intent') return said(`Moved to ${markText(event.holder)}`)
      const how = intent.emergency ? 'Emergency: moved' : 'Moved'
      return said(`${how} ${fromTo(intent.from, event.holder)}`, intent.reason)
    }
    case 'failed':
      return said(`Did not move${aimOf(others.get(event.intent))}`, event.message)
    case 'unknown':
      return said(`May have moved${aimOf(others.get(event.intent))}`, event.message)
    case 'observed': {
      const between = `${event.after === null ? 'before' : `between ${utc(new Date(event.after))} and`} ${utc(new Date(event.before))}`
      return event.how === 'outside'
        ? said(`Moved outside, to ${markText(event.holder)}, ${between}`)
        : said(`First seen: ${markText(event.holder)}`)
    }
    case 'adopted':
      return said('The outside move is to stay', event.reason)
    case 'reverted':
      return said('The outside move was undone', event.reason)
    case 'asked': {
      const what = event.emergency === null ? 'Asked to' : 'Emergency, to'
      return said(`${what} ${wish(event.proposal)}`, event.reason)
    }
    case 'comment':
      return said('Commented', event.text)
    case 'changes-requested':
      return said('Asked for changes', event.text)
    case 'changes-cleared':
      return said('Settled the changes asked for', event.text)
    case 'evidence':
      return said(`New evidence #${event.evidence.slice(0, 6)}`, event.text)
    case 'approved':
      return said(`Approved on evidence #${event.evidence.slice(0, 6)}`, event.text)
    case 'waived':
      return said(`Let pass: ${event.gate}`, event.reason)
    case 'rejected':
      return said('Rejected', event.text)
    case 'withdrawn':
      return said('Withdrew', event.text)
    case 'expired':
      return said('Expired')
    case 'superseded':
      return said('Superseded by another request')
    case 'applied':
      return said(
        event.copied === null ? 'Applied' : `Applied; the copy is ${markText(event.copied)}`,
      )
    case 'verified':
      return said(`Verified: ${markText(event.holder)} holds the alias`)
    case 'rolled-back':
      return said('Rolled back', event.reason)
    case 'reviewed':
      return said(
        event.verdict === 'stands'
          ? 'Emergency reviewed: it stands'
          : 'Emergency reviewed: it should not have been',
        event.text,
      )
    case 'policies':
      return said('Policies began to be recorded')
    case 'policy':
      return said(`Policy ${event.number}, #${event.policy.slice(0, 6)}`, event.reason)
    case 'continued':
      return said('Goes on in another log')
    default:
      return event satisfies never
  }
}

const said = (what: string, why = ''): Told => ({ what, why })

const markText = (mark: Mark | null) => (mark === null ? 'no version' : `v${mark.version}`)

const fromTo = (from: Mark | null, to: Mark | null) => `${markText(from)} → ${markText(to)}`

const aimOf = (intent: LedgerEvent | null | undefined) =>
  intent?.type === 'intent' ? ` ${fromTo(intent.from, intent.to)}` : ''

/** What a request asks for. */
export function wish(proposal: Proposal): string {
  switch (proposal.kind) {
    case 'move':
      return `move ${fromTo(proposal.from, proposal.to)}`
    case 'swap':
      return `move ${fromTo(proposal.from, proposal.to)}, @${proposal.other} in exchange`
    case 'copy':
      return `copy ${proposal.source.model} v${proposal.source.version}, in place of ${markText(proposal.from)}`
    default:
      return proposal satisfies never
  }
}
