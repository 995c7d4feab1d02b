import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useApp } from '../../app'
import { findModelsQuery } from '../../queries/findModels'
import { readJump } from '../../registry/jump'
import { pageCommands } from '../common/pageCommands'
import { type Entry, foundEntries, knownEntries } from './entries'
import { shellCommands } from './shellCommands'

const PAUSE = 150

/** What fits the text, and a sentence on what was asked; '' when there is nothing to say. */
export function useEntries(typed: string): { entries: readonly Entry[]; state: string } {
  const { backend, config } = useApp()
  const { registry } = backend
  const can = registry.capabilities.searchModels
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
  if (!can.can) return { entries: known, state: can.because }
  const models = new Map(
    [...(whole.data && text !== asked ? whole.data : []), ...(words.data ?? [])].map((model) => [
      model.name,
      model,
    ]),
  )
  const entries = [...foundEntries(typed, [...models.values()]), ...known]
  return { entries, state: stateOf() }

  function stateOf(): string {
    const error = words.error ?? whole.error
    if (error !== null) return error.message
    if (asked !== typed.trim() || words.isFetching || whole.isFetching) return 'Searching…'
    if (entries.length === 0) return `Nothing on ${config.name} is called so.`
    return ''
  }
}
