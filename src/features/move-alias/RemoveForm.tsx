import { type FormEvent, useId, useState } from 'react'
import { useApp } from '../../app'
import { cut } from '../../lib/cut'
import type { AliasRemoval } from '../../registry/annotation'
import type { RegisteredModel } from '../../registry/model'
import { sortAliases } from '../../registry/sortAliases'
import { Button } from '../../ui/Button'
import { Note } from '../../ui/Note'
import { UserText } from '../../ui/UserText'
import { visibleText } from '../../ui/visibleText'
import { AliasOption } from './AliasOption'
import { focusFirst } from '../common/focusFirst'
import { useGuard } from '../common/useGuard'
import { GuardNote, whyGuarded } from './GuardNote'
import { LookAlikes } from './LookAlikes'
import { Alias, Version } from './MoveSentence'

interface Props {
  model: RegisteredModel
  version: string | undefined
  seen: ReadonlyMap<string, string>
  busy: boolean
  looking: boolean
  onLook: () => void
  onRemove: (removal: AliasRemoval) => void
  onMove: (alias: string) => void
  onCancel: () => void
}

/** Which alias is to go, what that breaks, and the button that does it. */
export function RemoveForm(props: Props) {
  const { model, version, seen, busy, looking, onLook, onRemove, onMove, onCancel } = props
  const { conditionalMoves } = useApp().backend.registry.capabilities
  const sentence = useId()
  const group = useId()
  const choices = sortAliases(seen).filter(([, holder]) => (version ?? holder) === holder)
  const [chosen, setChosen] = useState(choices.length === 1 ? (choices[0]?.[0] ?? null) : null)
  const from = chosen === null ? undefined : seen.get(chosen)
  const plan =
    chosen !== null && from !== undefined ? { model: model.name, alias: chosen, from } : null
  const { guards, again } = useGuard(model.name)
  const guarded = plan === null ? 'no' : guards(plan.alias)
  const now = plan === null ? null : (model.aliases.get(plan.alias) ?? null)
  const changed = plan !== null && now !== plan.from
  const underWay = busy ? 'The deletion is under way.' : null
  const whyNot =
    plan === null
      ? 'Choose an alias.'
      : changed
        ? 'It moved while you were looking: look again first.'
        : whyGuarded(guarded)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (plan !== null && whyNot === null && !busy) onRemove(plan)
  }
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      {choices.length > 1 && (
        <fieldset disabled={busy}>
          <legend className="mb-1 label">Alias</legend>
          <div className="-mx-2 max-h-56 overflow-y-auto px-1">
            {choices.map(([alias, holder], i) => (
              <AliasOption
                key={alias}
                ref={i === 0 ? focusFirst : undefined}
                alias={alias}
                holder={holder}
                group={group}
                chosen={chosen === alias}
                onChoose={() => setChosen(alias)}
              />
            ))}
          </div>
        </fieldset>
      )}
      <div id={sentence} aria-live="polite" className="min-h-20 space-y-2">
        {plan === null && (
          <p className="text-quiet">
            {choices.length === 0 ? 'No alias is left to delete.' : 'Choose an alias.'}
          </p>
        )}
        {plan !== null && changed && (
          <Note
            tone="warn"
            title="It moved while you were looking"
            actions={
              <Button onClick={onLook} closedBecause={looking ? 'Reading who holds it' : null}>
                Look again
              </Button>
            }
          >
            <Alias name={plan.alias} /> pointed to <Version of={plan.from} /> when this opened, and{' '}
            {now === null ? (
              'is gone now'
            ) : (
              <>
                points to <Version of={now} /> now
              </>
            )}
            .
          </Note>
        )}
        {plan !== null && !changed && <WhatItBreaks {...plan} />}
      </div>
      {plan !== null && !changed && <GuardNote guarded={guarded} move={plan} onAgain={again} />}
      {plan !== null && <LookAlikes name={plan.alias} />}
      {!conditionalMoves.can && <p className="text-table text-quiet">{conditionalMoves.because}</p>}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel} closedBecause={underWay}>
          Cancel
        </Button>
        <Button
          ref={choices.length > 1 ? undefined : focusFirst}
          closedBecause={underWay ?? (plan === null ? 'Choose an alias.' : null)}
          onClick={() => plan !== null && onMove(plan.alias)}
        >
          Move it instead
        </Button>
        <Button
          type="submit"
          look="primary"
          className="max-w-full"
          aria-describedby={sentence}
          closedBecause={underWay ?? whyNot}
        >
          <span className="min-w-0 text-left whitespace-normal">
            {busy
              ? 'Deleting…'
              : plan === null
                ? 'Delete alias'
                : `Delete @${visibleText(plan.alias)}`}
          </span>
        </Button>
      </div>
    </form>
  )
}

function WhatItBreaks({ model, alias, from }: AliasRemoval) {
  return (
    <>
      <p>
        <Alias name={alias} /> will point to nothing. <Version of={from} /> stays as it is.
      </p>
      <p>
        Deployments that load{' '}
        <UserText className="font-mono text-table" text={`models:/${cut(model, 80)}@${alias}`} />{' '}
        will fail until it is set again. Moving it leaves no such gap.
      </p>
    </>
  )
}
