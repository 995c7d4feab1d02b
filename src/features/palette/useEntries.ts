import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useApp } from '../../app'
import { grouped } from '../../lib/counted'
import { now } from '../../lib/clock'
import { age } from '../../lib/time'
import { findModelsQuery, MOST_FOUND } from '../../queries/findModels'
import { readJump } from '../../registry/jump'
import { pageCommands } from '../common/pageCommands'
import { useSnapshotSearch } from '../common/useSnapshotSearch'
import { type Entry, foundEntries, knownEntries } from './entries'
import { shellCommands } from './shellCommands'
import { withReading } from './withReading'

const PAUSE = 150

/** What fits the text, and a sentence on what was asked; '' when there is nothing to say. */
export function useEntries(typed: string): { entries: readonly Entry[]; state: string } {
  const { backend, config } = useApp()
  const { registry } = backend
  const can = registry.capabilities.searchModels
  const reading = useSnapshotSearch()
  // both meanings: words of a name with a version behind it, and a name that ends like that
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), PAUSE)
    return () => clearTimeout(timer)
  }, [typed])
  const { text } = readJump(asked)
  const enabled = asked !== '' && can.can
  const words = useQuery({ ...findModelsQuery(registry, text), enabled })
  const whole = useQuery({
    ...findModelsQuery(registry, asked),
    enabled: enabled && text !== asked,
  })

  // read with each letter: the page may have come to offer more since the palette was opened
  const commands = [...pageCommands(), ...shellCommands()]
  // and not deferred: Enter takes what fits all that was typed
  const known = knownEntries(typed, commands)
  if (typed.trim() === '') return { entries: known, state: '' }
  if (!can.can && reading === null) return { entries: known, state: can.because }
  const answered = asked === typed.trim() && !words.isFetching && !whole.isFetching
  const found = [...(whole.data && text !== asked ? whole.data : []), ...(words.data ?? [])]
  const server = [...new Map(found.map((model) => [model.name, model])).values()]
  const { models, read } =
    reading === null
      ? { models: server, read: 0 }
      : withReading({
          typed,
          reading,
          server:
            can.can && answered && words.error === null && whole.error === null ? server : null,
          all: [words.data, whole.data].every((one) => (one?.length ?? 0) < MOST_FOUND),
        })
  const entries = [...foundEntries(typed, models), ...known]
  return { entries, state: stateOf() }

  function stateOf(): string {
    const error = words.error ?? whole.error
    const from =
      reading === null || read === 0 ? null : `from a reading ${age(reading.at, new Date(now()))}`
    if (!can.can) return from === null ? can.because : `${can.because} This is ${from}.`
    if (error !== null) return from === null ? error.message : `${error.message} This is ${from}.`
    if (!answered) return from === null ? 'Searching…' : `${capital(from)}; searching the server…`
    if (entries.length === 0) return `Nothing on ${config.name} is called so.`
    return from === null ? '' : `${grouped(read)} of these ${from}.`
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
