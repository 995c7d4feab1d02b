import type { Lane } from '../../registry/ledger/lane'
import { unsettledOf } from '../../registry/ledger/outside'
import type { RegisteredModel } from '../../registry/model'
import { Settle } from './Settle'

interface Props {
  model: RegisteredModel
  lanes: readonly Lane[]
}

/** What of the aliases waits for somebody's word: moves from outside, and attempts that were never settled. */
export function Unsettled({ model, lanes }: Props) {
  const waiting = lanes.flatMap((lane) => {
    const unsettled = unsettledOf(lane, model.aliases.get(lane.alias) ?? null)
    return unsettled === null ? [] : [{ lane, unsettled }]
  })
  if (waiting.length === 0) return null
  return (
    <ul className="mb-4 space-y-2">
      {waiting.map(({ lane, unsettled }) => (
        <li key={lane.alias}>
          <Settle lane={lane} unsettled={unsettled} />
        </li>
      ))}
    </ul>
  )
}
