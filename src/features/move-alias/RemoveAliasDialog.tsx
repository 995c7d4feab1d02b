import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useApp } from '../../app'
import { cut } from '../../lib/cut'
import { useRemoveAlias } from '../../queries/useAnnotate'
import type { RegisteredModel } from '../../registry/model'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { UserText } from '../../ui/UserText'
import { QueryPanel } from '../common/QueryPanel'
import { focusFirst } from '../common/focusFirst'
import { RemoveForm } from './RemoveForm'
import { RemoveOutcomeNote } from './RemoveOutcomeNote'
import { WholeName } from './WholeName'

// What a title can hold; a longer name stands whole below it.
const TITLE_HOLDS = 160

interface Props {
  model: string
  version?: string
  /** They would rather move this one. */
  onMove: (alias: string) => void
  onClose: () => void
}

/** Says what the removal of an alias breaks, does it, and says what became of it. */
export function RemoveAliasDialog({ model, version, onMove, onClose }: Props) {
  const { backend, queries } = useApp()
  const query = useQuery(queries.model(model))
  const removing = useRemoveAlias({ backend, queries }, model)
  return (
    <Dialog
      title={
        <>
          Delete an alias of{' '}
          <UserText className="font-mono whitespace-pre-wrap" text={cut(model, TITLE_HOLDS)} />
        </>
      }
      busy={removing.isPending}
      onClose={onClose}
    >
      {model.length > TITLE_HOLDS && <WholeName name={model} />}
      <QueryPanel query={query} what="the aliases" lines={4}>
        {(data) => (
          <Work
            model={data}
            query={query}
            removing={removing}
            version={version}
            onMove={onMove}
            onClose={onClose}
          />
        )}
      </QueryPanel>
    </Dialog>
  )
}

interface WorkProps extends Omit<Props, 'model'> {
  model: RegisteredModel
  query: UseQueryResult<RegisteredModel>
  removing: ReturnType<typeof useRemoveAlias>
}

function Work({ model, query, removing, version, onMove, onClose }: WorkProps) {
  // Data of the server, kept on purpose: what the person saw is what is removed, however often it is read meanwhile.
  const [seen, setSeen] = useState(model.aliases)
  // `isPending` comes with the next render, which is too late for the second half of a double click
  const sent = useRef(false)
  const lookAgain = async () => {
    const { data, error } = await query.refetch()
    // after a failed reading nothing new was seen; the failure is shown above
    if (data === undefined || error !== null) return
    setSeen(data.aliases)
    sent.current = false
    removing.reset()
  }
  const { data, error, variables } = removing
  const outcome =
    error === null
      ? data
      : ({ kind: 'unknown', message: `Ringside made a mistake: ${error.message}` } as const)
  if (outcome === undefined || variables === undefined) {
    return (
      <RemoveForm
        model={model}
        version={version}
        seen={seen}
        busy={removing.isPending}
        looking={query.isFetching}
        onLook={() => void lookAgain()}
        onRemove={(removal) => {
          if (sent.current) return
          sent.current = true
          removing.mutate(removal)
        }}
        onMove={onMove}
        onCancel={onClose}
      />
    )
  }
  const unsettled = outcome.kind === 'changed-by-other' || outcome.kind === 'unknown'
  return (
    <RemoveOutcomeNote
      removal={variables}
      outcome={outcome}
      actions={
        <>
          {unsettled && (
            <Button
              ref={focusFirst}
              look="primary"
              onClick={() => void lookAgain()}
              closedBecause={query.isFetching ? 'Reading who holds it' : null}
            >
              Look again
            </Button>
          )}
          <Button
            ref={unsettled ? undefined : focusFirst}
            look={outcome.kind === 'written' ? 'primary' : 'plain'}
            onClick={onClose}
          >
            {outcome.kind === 'written' ? 'Done' : 'Close'}
          </Button>
        </>
      }
    />
  )
}
