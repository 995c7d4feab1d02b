import { queryOptions } from '@tanstack/react-query'
import type { Backend } from '../backends/backend'
import type { Person } from '../backends/wings'
import type { ConnectionConfig } from '../registry/connection'
import type { Granted } from '../registry/levels'
import { type Known, fallbackAfter, isUnsettled } from '../registry/rights'
import { ANY, type Span } from '../registry/span'

/** Each question about one person costs the server up to 0.6 s. */
const MOST_ASKED = 10

export interface WhoMay {
  people: readonly { user: string; known: Known }[]
  /** Requests that it took. */
  asked: number
}

interface Parts {
  backend: Pick<Backend, 'registry' | 'wings'>
  config: Pick<ConnectionConfig, 'probe'>
}

/** Everybody, and what they have on `model`: for admins. What the grants leave open is asked, person by person. */
export function whoMay({ backend, config }: Parts, model: string, prompt: boolean) {
  return queryOptions({
    queryKey: [backend.registry.id, 'rights', 'who-may', model, prompt],
    queryFn: async ({ signal }): Promise<WhoMay> => {
      const rights = await backend.wings.rights()
      const people = await rights.everybody({ signal })
      const { probe } = config
      const oneDefault = probe.state === 'ok' && !probe.workspaces
      const ask = (user: string) => rights.level(user, model, { signal })
      const found = await settle(people, model, prompt, oneDefault, ask)
      return { ...found, asked: found.asked + 1 }
    },
    staleTime: 60_000,
  })
}

/**
 * Asks about those whose grants leave something open, one after the other: an answer may tell enough of the server's
 * default to settle the others. `oneDefault`: it is the same for all.
 */
export async function settle(
  people: readonly Person[],
  model: string,
  prompt: boolean,
  oneDefault: boolean,
  ask: (user: string) => Promise<Granted>,
): Promise<WhoMay> {
  let fallback: Span = ANY
  const answers = new Map<string, Granted>()
  const knownOf = ({ user, holdings }: Person): Known => ({
    holdings,
    fallback,
    answer: answers.get(user) ?? null,
    prompt,
  })
  for (const person of people) {
    // the server answers this for models only
    if (prompt || answers.size >= MOST_ASKED || !isUnsettled(knownOf(person), model)) continue
    const answer = await ask(person.user)
    answers.set(person.user, answer)
    if (oneDefault) fallback = fallbackAfter(fallback, person.holdings, model, answer)
  }
  return {
    people: people.map((person) => ({ user: person.user, known: knownOf(person) })),
    asked: answers.size,
  }
}
