import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import { useApp } from '../../app'
import { useAliasOnRecord } from '../../queries/useAliasOnRecord'
import type { AliasRemoval } from '../../registry/annotation'
import type { RegisteredModel } from '../../registry/model'
import { AliasDialog } from './AliasDialog'
import { OutcomeActions, canLook } from './OutcomeActions'
import { RemoveForm } from './RemoveForm'
import { RemoveOutcomeNote } from './RemoveOutcomeNote'
import { useAliasWrite } from './useAliasWrite'

interface Props {
  model: string
  version?: string
  /** They would rather move this one. */
  onMove: (alias: string) => void
  onClose: () => void
}

/** Says what the removal of an alias breaks, does it, and says what became of it. */
export function RemoveAliasDialog({ model, onClose, ...rest }: Props) {
  const removing = useAliasOnRecord<AliasRemoval>(useApp(), model)
  return (
    <AliasDialog doing="Delete" model={model} busy={removing.isPending} lines={4} onClose={onClose}>
      {(data, query) => (
        <Work {...rest} model={data} query={query} removing={removing} onClose={onClose} />
      )}
    </AliasDialog>
  )
}

interface WorkProps extends Omit<Props, 'model'> {
  model: RegisteredModel
  query: UseQueryResult<RegisteredModel>
  removing: ReturnType<typeof useAliasOnRecord<AliasRemoval>>
}

function Work({ model, query, removing, version, onMove, onClose }: WorkProps) {
  // Data of the server, kept on purpose: what the person saw is what is removed, however often it is read meanwhile.
  const [seen, setSeen] = useState(model.aliases)
  const { outcome, send, lookAgain } = useAliasWrite(removing, query, setSeen)
  if (outcome === null || removing.variables === undefined) {
    return (
      <RemoveForm
        model={model}
        version={version}
        seen={seen}
        busy={removing.isPending}
        looking={query.isFetching}
        onLook={() => void lookAgain()}
        onRemove={send}
        onMove={onMove}
        onCancel={onClose}
      />
    )
  }
  return (
    <RemoveOutcomeNote
      removal={removing.variables}
      outcome={outcome}
      actions={
        <OutcomeActions
          done={outcome.kind === 'moved'}
          onLook={canLook(outcome) ? () => void lookAgain() : undefined}
          looking={query.isFetching}
          onClose={onClose}
        />
      }
    />
  )
}
