import type { UseQueryResult } from '@tanstack/react-query'
import { useApp } from '../../app'
import { useMoveAlias } from '../../queries/useMoveAlias'
import type { RegisteredModel } from '../../registry/model'
import { AliasDialog } from './AliasDialog'
import { MoveForm } from './MoveForm'
import { MoveOutcomeNote } from './MoveOutcomeNote'
import { OutcomeActions } from './OutcomeActions'
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
  const { backend, queries } = useApp()
  const moving = useMoveAlias({ registry: backend.registry, queries, model })
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
  moving: ReturnType<typeof useMoveAlias>
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
  const unsettled = outcome.kind === 'moved-by-other' || outcome.kind === 'unknown'
  return (
    <MoveOutcomeNote
      move={moving.variables}
      outcome={outcome}
      actions={
        <OutcomeActions
          done={outcome.kind === 'moved'}
          onLook={unsettled ? () => void lookAgain() : undefined}
          looking={query.isFetching}
          onChange={outcome.kind === 'refused' ? backToForm : undefined}
          onClose={onClose}
        />
      }
    />
  )
}
