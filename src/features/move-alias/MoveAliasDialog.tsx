import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useApp } from '../../app'
import { cut } from '../../lib/cut'
import { useMoveAlias } from '../../queries/useMoveAlias'
import type { AliasMove, MoveOutcome } from '../../registry/aliasMove'
import type { RegisteredModel } from '../../registry/model'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { UserText } from '../../ui/UserText'
import { QueryPanel } from '../common/QueryPanel'
import { focusFirst } from '../common/focusFirst'
import { MoveForm } from './MoveForm'
import { MoveOutcomeNote } from './MoveOutcomeNote'
import { useMoveDraft } from './useMoveDraft'
import { WholeName } from './WholeName'

// What a title can hold; a longer name stands whole below it, whatever state the move is in.
const TITLE_HOLDS = 160

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
  const query = useQuery(queries.model(model))
  const moving = useMoveAlias({ registry: backend.registry, queries, model })
  return (
    <Dialog
      title={
        <>
          Move an alias of{' '}
          <UserText className="font-mono whitespace-pre-wrap" text={cut(model, TITLE_HOLDS)} />
        </>
      }
      busy={moving.isPending}
      onClose={onClose}
    >
      {model.length > TITLE_HOLDS && <WholeName name={model} />}
      <QueryPanel query={query} what="the aliases" lines={6}>
        {(data) => (
          <Work
            model={data}
            query={query}
            moving={moving}
            preset={{ version, alias }}
            onClose={onClose}
          />
        )}
      </QueryPanel>
    </Dialog>
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
  // `isPending` comes with the next render, which is too late for the second half of a double click
  const sent = useRef(false)
  const move = (wish: AliasMove) => {
    if (sent.current) return
    sent.current = true
    moving.mutate(wish)
  }
  const backToForm = () => {
    sent.current = false
    moving.reset()
  }
  const lookAgain = async () => {
    const { data, error } = await query.refetch()
    // after a failed reading nothing new was seen; the failure is shown above
    if (data === undefined || error !== null) return
    draft.look(data.aliases)
    backToForm()
  }

  const outcome = outcomeOf(moving)
  if (outcome === null || moving.variables === undefined) {
    return (
      <MoveForm
        model={model}
        preset={preset.version}
        draft={draft}
        busy={moving.isPending}
        looking={query.isFetching}
        onLook={() => void lookAgain()}
        onMove={move}
        onCancel={onClose}
      />
    )
  }
  return (
    <MoveOutcomeNote
      move={moving.variables}
      outcome={outcome}
      actions={
        <>
          {(outcome.kind === 'moved-by-other' || outcome.kind === 'unknown') && (
            <Button
              ref={focusFirst}
              look="primary"
              onClick={() => void lookAgain()}
              closedBecause={query.isFetching ? 'Reading who holds it' : null}
            >
              Look again
            </Button>
          )}
          {outcome.kind === 'refused' && (
            <Button ref={focusFirst} look="primary" onClick={backToForm}>
              Change it
            </Button>
          )}
          <Button
            ref={hasNextStep(outcome) ? undefined : focusFirst}
            look={outcome.kind === 'moved' ? 'primary' : 'plain'}
            onClick={onClose}
          >
            {outcome.kind === 'moved' ? 'Done' : 'Close'}
          </Button>
        </>
      }
    />
  )
}

const hasNextStep = ({ kind }: MoveOutcome) =>
  kind === 'moved-by-other' || kind === 'unknown' || kind === 'refused'

function outcomeOf({ data, error }: ReturnType<typeof useMoveAlias>): MoveOutcome | null {
  if (error === null) return data ?? null
  // Every failure of the connection is an outcome, so this is a mistake of ours, and may have come after the write.
  return { kind: 'unknown', message: `Ringside made a mistake: ${error.message}` }
}
