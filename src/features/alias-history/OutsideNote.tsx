import { Link } from 'react-router'
import { paths } from '../../paths'
import { isOutside, unsettledOf } from '../../registry/ledger/outside'
import type { RegisteredModel } from '../../registry/model'
import { UserText } from '../../ui/UserText'
import { useLanes } from './useLanes'

/** That aliases of a model were moved past the ledger, in a few words that lead to the lanes. Nothing where none was. */
export function OutsideNote({ model }: { model: RegisteredModel }) {
  const lanes = useLanes(model.name).query.data?.lanes ?? []
  const moved = lanes.filter((lane) => {
    const unsettled = unsettledOf(lane, model.aliases.get(lane.alias) ?? null)
    return unsettled !== null && isOutside(unsettled)
  })
  const [first] = moved
  if (first === undefined) return null
  return (
    <Link
      to={paths.aliasHistory(model.name)}
      className="font-semibold text-outside hover:underline"
    >
      <span aria-hidden="true">⟶ </span>
      {moved.length === 1 ? (
        <>
          @<UserText text={first.alias} /> moved outside
        </>
      ) : (
        `${moved.length} moved outside`
      )}
    </Link>
  )
}
