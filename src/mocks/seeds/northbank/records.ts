import { isPrompt } from '../../auth/viewer'
import { fraction } from '../hash'
import type { ModelRow, World } from '../../world'
import { northbank } from '../northbank'
import { at, MINUTE } from '../when'
import { LedgerBook } from './ledger'
import { HENRIK, PLATFORM, WATCH } from './people'
import { SET_UP, tellReviews } from './reviews'

const DAY = 24 * 60 * MINUTE

/** In the forenoon of the next working day: nobody moves an alias on a weekend. */
function nextForenoon(time: number, about: string): number {
  let day = Math.floor(time / DAY) + 1
  while ([0, 6].includes(new Date(day * DAY).getUTCDay())) day += 1
  return day * DAY + 9 * 60 * MINUTE + Math.floor(150 * fraction(about)) * MINUTE
}

const REASONS = ['Validated.', 'Retrained as planned.', 'Better on the newer data.', '']

const reason = (about: string) => REASONS[Math.floor(REASONS.length * fraction(about))] ?? ''

/** An alias as it was found at the set-up, or as its owner has moved it since. */
function tellLane(book: LedgerBook, model: ModelRow, alias: string, since: number) {
  const { name, tags, versions, aliases } = model
  const madeAt = (version: number) => versions.peek(version)?.creation_timestamp ?? since
  const version = aliases.get(alias) ?? 0
  if (madeAt(version) < since) {
    book.see(name, alias, version, WATCH, since)
    return
  }
  const before = Array.from({ length: version - 1 }, (_, i) => version - 1 - i).find(
    (older) => madeAt(older) < since,
  )
  if (alias === 'champion' && before !== undefined) book.see(name, alias, before, WATCH, since)
  const about = `${name}@${alias}`
  book.move(name, alias, version, {
    by: tags.get('owner') ?? HENRIK,
    at: nextForenoon(madeAt(version), about),
    reason: alias === 'champion' ? reason(about) : '',
  })
}

/** What the rest of the bank's aliases were: no stories, and a history all the same. */
function tellOthers(world: World, book: LedgerBook) {
  for (const model of world.models.values()) {
    if (isPrompt(model.tags)) continue
    for (const alias of model.aliases.keys())
      if (!book.knows(model.name, alias)) tellLane(book, model, alias, at(SET_UP))
  }
}

/**
 * The bank's ledger: who asked, who approved, what moved and who held what, since it was set up. Signed where people sign
 * in. Its experiment, for whoever is to be let in.
 */
export function ledgerOf(world: World, { signed }: { signed: boolean }) {
  const book = new LedgerBook(world, SET_UP)
  tellReviews(book, { signed })
  tellOthers(world, book)
  return { experiment: book.experiment.experiment_id, write: () => book.write(PLATFORM) }
}

/** Northbank without sign-in, with what was recorded there: claims, since nobody vouches for them. */
export async function recorded(): Promise<World> {
  const world = northbank()
  await ledgerOf(world, { signed: false }).write()
  return world
}
