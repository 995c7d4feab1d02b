import { useState } from 'react'
import { whyNotAlias } from '../../registry/aliasName'
import type { RegisteredModel } from '../../registry/model'
import { type MovePlan, planMove, readVersion } from '../../registry/movePlan'

/** Which alias: one that the person saw, or a new one by the name typed. */
export type AliasChoice = { kind: 'none' } | { kind: 'seen'; alias: string } | { kind: 'new' }

export type MoveDraft = ReturnType<typeof useMoveDraft>

/** What the person has chosen and typed so far, and what it would do. */
export function useMoveDraft(
  model: RegisteredModel,
  { version, alias: preset }: { version: string | undefined; alias: string | undefined },
) {
  // Data of the server, kept on purpose: what the person saw is what the move is compared with, however often the
  // model is read again meanwhile.
  const [seen, setSeen] = useState(model.aliases)
  const [choice, setChoice] = useState<AliasChoice>(() => {
    if (preset !== undefined && seen.has(preset)) return { kind: 'seen', alias: preset }
    return { kind: seen.size === 0 ? 'new' : 'none' }
  })
  const [newName, setNewName] = useState('')
  const [versionText, setVersionText] = useState(version ?? '')

  const alias = choice.kind === 'seen' ? choice.alias : newName
  const to = readVersion(versionText)
  const plan = (): MovePlan => {
    if (choice.kind === 'none') return { kind: 'incomplete', because: 'Choose an alias.' }
    // an alias that the server has is taken as it is: its rules for new names may have been others
    const whyNot = seen.has(alias) ? null : whyNotAlias(alias)
    if (whyNot !== null) {
      // why is said at the field
      const because = alias === '' ? whyNot : 'The new alias can’t have this name.'
      return { kind: 'incomplete', because }
    }
    if (to === null) {
      const because = versionText === '' ? 'Choose a version.' : 'A version is a whole number.'
      return { kind: 'incomplete', because }
    }
    return planMove({ model: model.name, alias, to }, seen, model.aliases)
  }
  return {
    seen,
    /** The person has read the state anew: from now on this is what they saw. */
    look: setSeen,
    choice,
    choose: setChoice,
    newName,
    setNewName,
    versionText,
    setVersionText,
    to,
    plan: plan(),
  }
}
