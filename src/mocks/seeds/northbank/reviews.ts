import type { EntryRef, Proposal } from '../../../registry/ledger/event'
import { canonical } from '../../../registry/ledger/canonical'
import { hashText } from '../../../registry/ledger/hash'
import { at, MINUTE } from '../when'
import type { LedgerBook } from './ledger'
import { AISHA, ELIF, HENRIK, JONAS, MIRA, NOOR, PLATFORM, WATCH, WEI } from './people'
import { proofAt } from './proof'

const DAY = 24 * 60 * MINUTE

/** When the bank began to keep records: nobody watched before. */
export const SET_UP = '2025-11-17 09:00'

interface Ask {
  by: string
  on: string
  /** Of a copy: the version that came of it, once it was made. */
  to?: number
  reason: string
  /** What is copied. */
  source?: { model: string; version: number }
  /** It quotes its evidence; else whoever reviews computes it. */
  known?: true
  emergency?: boolean
}

/** What goes on about the champion of one model. */
class Champion {
  readonly book: LedgerBook
  readonly model: string

  constructor(book: LedgerBook, model: string) {
    this.book = book
    this.model = model
  }

  #proposal({ to, source }: Ask): Proposal {
    const { book, model } = this
    const alias = 'champion'
    const from = book.holder(model, alias)
    if (to !== undefined && source === undefined)
      return { kind: 'move', model, alias, from, to: book.mark(model, to) }
    if (source === undefined) throw new Error(`${model}: nothing is asked for`)
    const copied = { model: source.model, ...book.mark(source.model, source.version) }
    return { kind: 'copy', model, alias, from, source: copied }
  }

  #proofOf(proposal: Proposal, asked: number): string {
    const { book, model } = this
    const { from: holder, alias } = proposal
    const source = proposal.kind === 'copy' ? proposal.source : { model, ...proposal.to }
    const place = {
      model: source.model,
      version: Number(source.version),
      alias: { model, alias },
      holder,
      policy: book.policyOf(model)?.hash ?? null,
    }
    return proofAt(book.world, place, asked)
  }

  ask(ask: Ask): Request {
    const { by, on, reason, emergency } = ask
    const asked = at(on)
    const proposal = this.#proposal(ask)
    const facts = ask.known ? this.#proofOf(proposal, asked) : undefined
    const iso = (ms: number) => new Date(asked + ms).toISOString()
    const run = this.book.ask(
      by,
      asked,
      {
        proposal,
        reason,
        evidence: facts === undefined ? null : hashText(facts),
        expires: emergency ? null : iso(30 * DAY),
        again: null,
        emergency: emergency ? { reviewBy: iso(DAY) } : null,
      },
      ...(facts === undefined ? [] : [facts]),
    )
    return new Request(this, run, { ask, facts })
  }

  /** Without anybody's approval. */
  move(by: string, on: string, to: number, reason = '') {
    this.book.move(this.model, 'champion', to, { by, at: at(on), reason })
  }

  seen(version: number, from = SET_UP) {
    this.book.see(this.model, 'champion', version, WATCH, at(from))
  }
}

class Request {
  readonly of: Champion
  readonly run: string
  readonly ask: Ask
  readonly facts: string | undefined

  constructor(of: Champion, run: string, { ask, facts }: Pick<Request, 'ask' | 'facts'>) {
    this.of = of
    this.run = run
    this.ask = ask
    this.facts = facts
  }

  #say(by: string, on: string, event: Parameters<LedgerBook['say']>[3]) {
    this.of.book.say(this.run, by, at(on), event)
    return this
  }

  comment = (by: string, on: string, text: string) => this.#say(by, on, { type: 'comment', text })

  wantChanges = (by: string, on: string, text: string) =>
    this.#say(by, on, { type: 'changes-requested', text })

  approve(by: string, on: string, text = '') {
    const { facts } = this
    if (facts === undefined) throw new Error('nothing was asked on any facts')
    return this.#say(by, on, { type: 'approved', evidence: hashText(facts), text })
  }

  reject = (by: string, on: string, text: string) => this.#say(by, on, { type: 'rejected', text })
  withdraw = (by: string, on: string, text: string) =>
    this.#say(by, on, { type: 'withdrawn', text })
  expire = (by: string, on: string) => this.#say(by, on, { type: 'expired' })

  apply(by: string, on: string) {
    const { of, run, ask } = this
    const { book, model } = of
    const time = at(on)
    if (ask.to === undefined) throw new Error(`${model}: no version came of it`)
    const moved = book.move(model, 'champion', ask.to, {
      by,
      at: time,
      reason: ask.reason,
      request: { run, n: 1 },
      emergency: ask.emergency ?? false,
    })
    const copied = ask.source === undefined ? null : book.mark(model, ask.to)
    book.say(run, by, time + 4000, { type: 'applied', moves: [moved], copied })
    return this
  }

  verify(by: string, on: string) {
    return this.#say(by, on, {
      type: 'verified',
      holder: this.of.book.holder(this.of.model, 'champion'),
    })
  }

  rollBack(by: string, on: string, to: number, reason: string) {
    const { of, run } = this
    const time = at(on)
    const request: EntryRef = { run, n: 1 }
    const moved = of.book.move(of.model, 'champion', to, { by, at: time, reason, request })
    of.book.say(run, by, time + 4000, { type: 'rolled-back', moves: [moved], reason })
    return this
  }
}

/** One approval, and what cannot work cannot take over. */
const team = (signed: boolean) => ({
  guards: [{ aliases: ['champion'], signed, gates: { ready: 'block', contract: 'block' } }],
})

/** One approval: a break of the contract is talked over. */
const AGREED = (signed: boolean) => ({
  guards: [{ aliases: ['champion'], signed, gates: { ready: 'block' } }],
})

const REGULATED = (signed: boolean) => ({
  guards: [
    {
      aliases: ['champion'],
      approvals: 2,
      signed,
      gates: { ready: 'block', signature: 'block', contract: 'block', metrics: 'block' },
    },
  ],
  metrics: { auc: { direction: 'higher', tolerance: 0.002 } },
})

/** The bank guards nothing as a whole; who answers for a model guards its champion. */
function setPolicies(book: LedgerBook, signed: boolean) {
  const set = (model: string, by: string, on: string, policy: object, reason: string) =>
    book.policy(model, by, at(on), canonical(policy), reason)
  book.policy(
    null,
    PLATFORM,
    at('2025-11-17 09:20'),
    canonical({ requests: { expireDays: 30, emergencyReviewHours: 24 } }),
    'First the record: nothing is guarded unless its owner says so.',
  )
  set('card-fraud', MIRA, '2026-01-05 10:00', team(signed), 'Two of us, from this year on.')
  set('aml-alerts', JONAS, '2026-01-12 09:30', team(signed), 'Asked for by compliance.')
  set('kyc-match', JONAS, '2026-01-12 09:35', team(signed), 'Asked for by compliance.')
  set('ticket-router', WEI, '2026-01-20 13:10', AGREED(signed), 'Callers are told by us.')
  set('pricing-prod', AISHA, '2026-02-02 09:00', team(signed), 'What the loan desk sees.')
  set('demand-forecast', ELIF, '2026-04-13 08:40', team(signed), 'After the weekend of Easter.')
  set(
    'credit-default-pd',
    HENRIK,
    '2026-02-02 11:00',
    REGULATED(signed),
    'Tier 1: two people, and every check that was made.',
  )
}

/** Approved, moved, looked at, looked at again: then a better one is asked for, and waits. */
function cardFraud(book: LedgerBook) {
  const of = new Champion(book, 'card-fraud')
  of.seen(2)
  of.ask({ by: MIRA, on: '2026-01-09 09:10', to: 3, reason: 'Retrained after the holiday season.' })
    .comment(MIRA, '2026-01-09 09:14', 'Same features as v2, one more quarter of data.')
    .reject(NOOR, '2026-01-12 14:05', 'Recall fell from 0.702 to 0.699 on the same holdout.')
  of.ask({
    by: MIRA,
    on: '2026-03-30 11:00',
    to: 4,
    reason: 'Spring retraining: AUC 0.9518 after 0.9467 on the same holdout.',
    known: true,
  })
    .comment(NOOR, '2026-03-31 09:25', 'Are chargebacks of March in already?')
    .comment(MIRA, '2026-03-31 09:50', 'Up to the 24th. The rest moves recall by less than 0.001.')
    .approve(NOOR, '2026-03-31 15:12')
    .apply(MIRA, '2026-04-01 08:00')
    .verify(MIRA, '2026-04-02 09:30')
  book.move('card-fraud', 'rollback', 2, { by: MIRA, at: at('2026-04-01 08:05') })
  book.move('card-fraud', 'challenger', 5, { by: MIRA, at: at('2026-06-04 09:20') })
  of.ask({
    by: MIRA,
    on: '2026-06-11 10:00',
    to: 5,
    reason: 'Deeper trees on the data of v4: recall 0.757 after 0.724, and 1 ms more.',
  }).comment(JONAS, '2026-06-11 13:40', 'Shadowed it since Monday: no timeouts.')
}

/** Better, and it would break who calls it: the reviewer asks for something else. */
function creditDefault(book: LedgerBook) {
  const of = new Champion(book, 'credit-default-pd')
  of.seen(1)
  of.move(AISHA, '2025-12-15 10:20', 2, 'Recalibrated.')
  of.ask({
    by: AISHA,
    on: '2026-05-26 09:05',
    to: 3,
    reason: 'Uses declared income: AUC 0.8133 after 0.7798 on the same loans.',
  })
    .comment(NOOR, '2026-05-27 10:30', 'Loan origination sends no income for joint loans.')
    .wantChanges(
      NOOR,
      '2026-05-28 11:15',
      'Make income optional, or give its callers their six weeks of notice first.',
    )
}

/** Copies, each approved where it arrives. */
function pricing(book: LedgerBook) {
  book.see('pricing-dev', 'champion', 2, WATCH, at(SET_UP))
  book.move('pricing-dev', 'champion', 4, {
    by: AISHA,
    at: at('2026-04-14 11:30'),
    reason: 'Spring calibration.',
  })
  const of = new Champion(book, 'pricing-prod')
  of.seen(1)
  of.ask({
    by: AISHA,
    on: '2026-04-14 11:40',
    to: 2,
    source: { model: 'pricing-dev', version: 4 },
    reason: 'Spring calibration.',
    known: true,
  })
    .approve(NOOR, '2026-04-14 15:35')
    .apply(AISHA, '2026-04-14 16:00')
    .verify(AISHA, '2026-04-15 09:00')
  book.move('pricing-prod', 'rollback', 1, { by: AISHA, at: at('2026-04-14 16:04') })
  of.ask({
    by: AISHA,
    on: '2026-06-12 09:45',
    source: { model: 'pricing-dev', version: 5 },
    reason: 'Fewer refusals for 3 bps of margin. v6 waits for the broker contracts.',
  })
}

/** Moved in the night to Monday by a script, round every review: seen by who looks every five minutes. */
function amlAlerts(book: LedgerBook) {
  const of = new Champion(book, 'aml-alerts')
  of.seen(2)
  of.ask({
    by: JONAS,
    on: '2026-02-27 10:05',
    to: 3,
    reason: 'Fewer alerts for the same reports.',
    known: true,
  })
    .comment(NOOR, '2026-03-02 16:20', 'Compliance has to sign this off first.')
    .approve(NOOR, '2026-03-04 13:30', 'Signed off by compliance today.')
    .apply(JONAS, '2026-03-04 14:00')
    .verify(JONAS, '2026-03-05 09:10')
  book.move('aml-alerts', 'eu-branch', 3, { by: JONAS, at: at('2026-03-05 09:15') })
  const seen = at('2026-06-14 02:14') + 30_000
  book.see('aml-alerts', 'champion', 4, WATCH, seen, seen - 5 * MINUTE)
}

/** An emergency change: at once, with a reason, and to be reviewed within a day, which ends at noon. */
function kycMatch(book: LedgerBook) {
  const of = new Champion(book, 'kyc-match')
  of.seen(1)
  of.move(JONAS, '2025-12-05 10:10', 2, 'Lists of November.')
  of.ask({
    by: JONAS,
    on: '2026-03-09 16:00',
    to: 3,
    reason: 'Lists of March, fewer false matches.',
    known: true,
  })
    .approve(NOOR, '2026-03-10 10:45')
    .apply(JONAS, '2026-03-10 11:00')
    .verify(JONAS, '2026-03-11 08:30')
  of.ask({
    by: AISHA,
    on: '2026-06-14 12:00',
    to: 4,
    reason: 'sanctioned names in Cyrillic pass unseen',
    emergency: true,
  })
    .apply(AISHA, '2026-06-14 12:00')
    .comment(AISHA, '2026-06-14 12:20', 'Twice the false matches, until v5. Jonas is told.')
    .verify(AISHA, '2026-06-14 12:45')
  book.move('kyc-match', 'rollback', 3, { by: AISHA, at: at('2026-06-14 12:05') })
}

/** Approved on a number that no longer stands there. */
function ticketRouter(book: LedgerBook) {
  const of = new Champion(book, 'ticket-router')
  of.move(WEI, '2025-11-26 09:30', 1, 'Approved by Noor at the review of the 26th.')
  book.move('ticket-router', 'Champion-EU', 1, { by: WEI, at: at('2025-11-26 09:32') })
  of.ask({
    by: WEI,
    on: '2026-03-18 10:00',
    to: 2,
    reason: 'No rules any more: accuracy 0.926 after 0.913.',
    known: true,
  })
    .approve(NOOR, '2026-03-18 15:32')
    .apply(WEI, '2026-03-18 16:05')
    .verify(WEI, '2026-03-19 09:00')
  book.move('ticket-router', 'challenger', 3, { by: WEI, at: at('2026-06-09 11:00') })
  of.ask({
    by: WEI,
    on: '2026-06-10 09:00',
    to: 3,
    reason: 'Hears voice notes: accuracy 0.941 after 0.926.',
    known: true,
  }).approve(NOOR, '2026-06-10 11:05', 'On the accuracy of 9 June.')
}

/** Moved every other week, for half a year; once nobody watched; the last one was taken back. */
function demandForecast(book: LedgerBook) {
  const of = new Champion(book, 'demand-forecast')
  of.seen(28)
  of.move(ELIF, '2025-11-24 08:30', 31)
  of.move(ELIF, '2025-12-08 08:20', 33)
  of.move(ELIF, '2025-12-22 08:50', 35, 'Until after the holidays.')
  const seen = book.see(
    of.model,
    'champion',
    36,
    WATCH,
    at('2026-01-05 07:00'),
    at('2025-12-23 18:00'),
  )
  book.adopt(of.model, 'champion', seen, ELIF, at('2026-01-05 08:10'), 'From my own notebook.')
  of.move(ELIF, '2026-01-19 08:25', 39)
  of.move(ELIF, '2026-02-02 08:30', 41)
  of.move(ELIF, '2026-02-16 08:40', 43)
  book.move(of.model, 'rollback', 41, { by: ELIF, at: at('2026-02-16 08:42') })
  of.move(ELIF, '2026-03-02 08:30', 45)
  of.move(ELIF, '2026-03-16 08:30', 47)
  of.move(ELIF, '2026-03-30 08:35', 49, 'Code of v3.')
  const weekly = (on: string, to: number) =>
    of
      .ask({
        by: ELIF,
        on: `${on} 07:30`,
        to,
        reason: 'As planned.',
        known: true,
      })
      .approve(NOOR, `${on} 09:40`)
      .apply(ELIF, `${on} 10:00`)
  weekly('2026-04-27', 53).verify(ELIF, '2026-04-28 07:20')
  weekly('2026-05-12', 55).verify(ELIF, '2026-05-13 07:15')
  weekly('2026-06-02', 58).verify(ELIF, '2026-06-03 07:25')
  weekly('2026-06-08', 59)
    .verify(ELIF, '2026-06-09 07:10')
    .rollBack(ELIF, '2026-06-10 07:45', 58, 'forecast a third too low on payday')
  book.move(of.model, 'challenger', 60, { by: ELIF, at: at('2026-06-15 07:30') })
}

/** What came to nothing. */
function ended(book: LedgerBook) {
  const takeover = new Champion(book, 'account-takeover')
  takeover.seen(3)
  takeover.move(MIRA, '2026-04-15 10:05', 6, 'Validated on the sign-ins of March.')
  takeover
    .ask({ by: MIRA, on: '2026-06-10 09:30', to: 7, reason: 'Recall 0.71 at 1 % false positives.' })
    .withdraw(MIRA, '2026-06-11 16:40', 'Asks everybody with Android 11 twice. v8 follows.')
  const limits = new Champion(book, 'credit-limit-increase')
  limits.move(AISHA, '2025-12-03 10:00', 1)
  limits.move(AISHA, '2026-02-18 10:30', 2)
  limits
    .ask({ by: AISHA, on: '2026-05-06 10:00', to: 3, reason: 'Retrained in spring.' })
    .expire(NOOR, '2026-06-08 09:00')
}

/** Requests, their policies, and the moves that came of them: told model by model, each in order of time. */
export function tellReviews(book: LedgerBook, { signed }: { signed: boolean }) {
  setPolicies(book, signed)
  cardFraud(book)
  creditDefault(book)
  pricing(book)
  amlAlerts(book)
  kycMatch(book)
  ticketRouter(book)
  demandForecast(book)
  ended(book)
}
