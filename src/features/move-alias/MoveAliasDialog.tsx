import type { UseQueryResult } from '@tanstack/react-query'
import { useApp } from '../../app'
import { useAliasOnRecord } from '../../queries/useAliasOnRecord'
import type { AliasMove } from '../../registry/aliasMove'
import type { RegisteredModel } from '../../registry/model'
import { AliasDialog } from './AliasDialog'
import { MoveForm } from './MoveForm'
import { MoveOutcomeNote } from './MoveOutcomeNote'
import { OutcomeActions, canLook } from './OutcomeActions'
import { useAliasWrite } from './useAliasWrite'
import { useMoveDraft } from './useMoveDraft'

interface Props {
  model: string
  /** On the page of a version: the one to point at. */
  version?: string
  /** The one to move, where that is settled. */
  alias?: string
  onClose: () => void
}

/** Says what a move of an alias will do, does it, and says what became of it. */
export function MoveAliasDialog({ model, version, alias, onClose }: Props) {
  const moving = useAliasOnRecord<AliasMove>(useApp(), model)
  return (
    <AliasDialog doing="Move" model={model} busy={moving.isPending} lines={6} onClose={onClose}>
      {(data, query) => (
        <Work
          model={data}
          query={query}
          moving={moving}
          preset={{ version, alias }}
          onClose={onClose}
        />
      )}
    </AliasDialog>
  )
}

interface WorkProps {
  model: RegisteredModel
  query: UseQueryResult<RegisteredModel>
  moving: ReturnType<typeof useAliasOnRecord<AliasMove>>
  preset: { version: string | undefined; alias: string | undefined }
  onClose: () => void
}

function Work({ model, query, moving, preset, onClose }: WorkProps) {
  const draft = useMoveDraft(model, preset)
  const { outcome, send, backToForm, lookAgain } = useAliasWrite(moving, query, draft.look)
  if (outcome === null || moving.variables === undefined) {
    return (
      <MoveForm
        model={model}
        preset={preset.version}
        draft={draft}
        busy={moving.isPending}
        looking={query.isFetching}
        onLook={() => void lookAgain()}
        onMove={send}
        onCancel={onClose}
      />
    )
  }
  return (
    <MoveOutcomeNote
      move={moving.variables}
      outcome={outcome}
      actions={
        <OutcomeActions
          done={outcome.kind === 'moved'}
          onLook={canLook(outcome) ? () => void lookAgain() : undefined}
          looking={query.isFetching}
          onChange={outcome.kind === 'refused' ? backToForm : undefined}
          onClose={onClose}
        />
      }
    />
  )
}
