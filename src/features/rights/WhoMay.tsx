import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApp } from '../../app'
import type { ModelRights } from '../../queries/rights'
import { whoMay } from '../../queries/whoMay'
import type { RegisteredModel } from '../../registry/model'
import { isPrompt } from '../../registry/prompt'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { QueryPanel } from '../common/QueryPanel'
import { PeopleTable } from './PeopleTable'

interface Props {
  model: RegisteredModel
  /** Undefined until they are read. */
  rights: ModelRights | undefined
}

/** Who may what on a model, where the server tells this person. */
export function WhoMay({ model, rights }: Props) {
  if (rights === undefined) return <Empty>Your own rights are not read yet.</Empty>
  switch (rights.holdings?.kind) {
    case 'admin':
      return <AskWhoMay model={model} />
    case 'open':
      return <Empty>Nobody signs in to this server, so everybody may do everything.</Empty>
    case 'grants':
    case 'levels':
      return <Empty>Only an administrator of the server can see what others may do.</Empty>
    case undefined:
      return <Empty>This server does not tell who may do what.</Empty>
    default:
      return rights.holdings satisfies never
  }
}

/** Not asked before somebody wants to know: it costs the server several requests, each up to half a second. */
function AskWhoMay({ model }: { model: RegisteredModel }) {
  const app = useApp()
  const [wanted, setWanted] = useState(false)
  const query = useQuery({ ...whoMay(app, model.name, isPrompt(model)), enabled: wanted })
  if (!wanted && query.data === undefined) {
    return (
      <Empty action={<Button onClick={() => setWanted(true)}>Read who may</Button>}>
        One request for all people and their grants, and one for each whose rights do not follow
        from these: two or three as a rule, at most eleven.
      </Empty>
    )
  }
  return (
    <QueryPanel query={query} what="who may" lines={4}>
      {(found) => <PeopleTable model={model.name} found={found} />}
    </QueryPanel>
  )
}
