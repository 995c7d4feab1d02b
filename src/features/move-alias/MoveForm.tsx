import { type FormEvent, useId } from 'react'
import { useApp } from '../../app'
import type { AliasMove } from '../../registry/aliasMove'
import type { RegisteredModel } from '../../registry/model'
import type { MovePlan } from '../../registry/movePlan'
import { Button } from '../../ui/Button'
import { visibleText } from '../../ui/visibleText'
import { useGuard } from '../common/useGuard'
import { AliasField } from './AliasField'
import { GuardNote, whyGuarded } from './GuardNote'
import { LookAlikes } from './LookAlikes'
import { MoveSentence } from './MoveSentence'
import type { MoveDraft } from './useMoveDraft'
import { VersionField } from './VersionField'

interface Props {
  model: RegisteredModel
  preset: string | undefined
  draft: MoveDraft
  busy: boolean
  looking: boolean
  onLook: () => void
  onMove: (move: AliasMove) => void
  onCancel: () => void
}

/** What is to move, what that will do, and the button that does it. */
export function MoveForm(props: Props) {
  const { model, preset, draft, busy, looking, onLook, onMove, onCancel } = props
  const { conditionalMoves } = useApp().backend.registry.capabilities
  const sentence = useId()
  const { plan } = draft
  const { guards, again } = useGuard(model.name)
  const guarded = plan.kind === 'ready' ? guards(plan.move.alias) : 'no'
  const closedBecause = whyClosed(plan) ?? whyGuarded(guarded)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (plan.kind === 'ready' && closedBecause === null && !busy) onMove(plan.move)
  }
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <fieldset disabled={busy} className="space-y-4">
        <AliasField draft={draft} />
        <VersionField model={model} draft={draft} preset={preset} />
      </fieldset>
      <div id={sentence} aria-live="polite" className="min-h-20 border-t border-line pt-3">
        {plan.kind === 'incomplete' ? (
          <p className="text-quiet">{plan.because}</p>
        ) : (
          <MoveSentence plan={plan} onLook={onLook} looking={looking} />
        )}
      </div>
      {plan.kind === 'ready' && <GuardNote guarded={guarded} move={plan.move} onAgain={again} />}
      <LookAlikes name={model.name} />
      {plan.kind !== 'incomplete' && <LookAlikes name={plan.move.alias} />}
      {!conditionalMoves.can && <p className="text-table text-quiet">{conditionalMoves.because}</p>}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel} closedBecause={busy ? 'The move is under way.' : null}>
          Cancel
        </Button>
        <Button
          type="submit"
          look="primary"
          className="max-w-full"
          aria-describedby={sentence}
          closedBecause={busy ? 'The move is under way.' : closedBecause}
        >
          <span className="min-w-0 text-left whitespace-normal">
            {busy ? 'Moving…' : labelOf(plan)}
          </span>
        </Button>
      </div>
    </form>
  )
}

function whyClosed(plan: MovePlan): string | null {
  switch (plan.kind) {
    case 'incomplete':
      return plan.because
    case 'nothing-to-do':
      return `It already points to v${plan.move.to}.`
    case 'looked-too-early':
      return 'It moved while you were looking: look again first.'
    case 'ready':
      return null
    default:
      return plan satisfies never
  }
}

function labelOf(plan: MovePlan): string {
  if (plan.kind === 'incomplete') return 'Move alias'
  const { alias, from, to } = plan.move
  const name = visibleText(alias)
  return from === null ? `Set @${name} on v${to}` : `Move @${name} to v${to}`
}
