import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useApp } from '../../app'
import { cut } from '../../lib/cut'
import type { RegisteredModel } from '../../registry/model'
import { Dialog } from '../../ui/Dialog'
import { UserText } from '../../ui/UserText'
import { QueryPanel } from '../common/QueryPanel'
import { WholeName } from './WholeName'

// What a title can hold; a longer name stands whole below it, whatever state the change is in.
const TITLE_HOLDS = 160

interface Props {
  doing: 'Move' | 'Delete'
  model: string
  /** A change is under way: the dialog stays. */
  busy: boolean
  /** Of the skeleton. */
  lines: number
  onClose: () => void
  children: (model: RegisteredModel, query: UseQueryResult<RegisteredModel>) => ReactNode
}

/** The dialog around a change of one alias, once the aliases of its model are there. */
export function AliasDialog({ doing, model, busy, lines, onClose, children }: Props) {
  const query = useQuery(useApp().queries.model(model))
  return (
    <Dialog
      title={
        <>
          {doing} an alias of{' '}
          <UserText className="font-mono whitespace-pre-wrap" text={cut(model, TITLE_HOLDS)} />
        </>
      }
      busy={busy}
      onClose={onClose}
    >
      {model.length > TITLE_HOLDS && <WholeName name={model} />}
      <QueryPanel query={query} what="the aliases" lines={lines}>
        {(data) => children(data, query)}
      </QueryPanel>
    </Dialog>
  )
}
