import { memo, useState } from 'react'
import type { Param, Unreadable } from '../../registry/signature'
import { typeText } from '../../registry/signatureText'
import { Button } from '../../ui/Button'
import { UserText } from '../../ui/UserText'
import { CELL, HEAD } from './tableLooks'

const STEP = 500

/** What inference can be told, with what is taken when it isn't. */
export const ParamTable = memo(function ParamTable({
  params,
  name,
}: {
  params: readonly (Param | Unreadable)[]
  name: string
}) {
  const [limit, setLimit] = useState(STEP)
  return (
    <>
      <table aria-label={name} className="w-full table-fixed text-table">
        <thead>
          <tr className="border-b border-line-strong">
            <th scope="col" className={`${HEAD} w-2/5`}>
              Name
            </th>
            <th scope="col" className={`${HEAD} w-[35%]`}>
              Type
            </th>
            <th scope="col" className={HEAD}>
              Default
            </th>
          </tr>
        </thead>
        <tbody>
          {params.slice(0, limit).map((param, i) => (
            // params never change places
            <tr key={i} className="border-b border-line">
              {'kind' in param ? <UnreadableParam {...param} /> : <ParamCells param={param} />}
            </tr>
          ))}
        </tbody>
      </table>
      {params.length > limit && (
        <Button look="quiet" className="mt-2" onClick={() => setLimit(limit + STEP)}>
          {`Show ${STEP} more of ${params.length.toLocaleString('en')}`}
        </Button>
      )}
    </>
  )
})

function ParamCells({ param }: { param: Param }) {
  return (
    <>
      <th scope="row" className={`${CELL} text-left font-mono font-normal`}>
        <UserText text={param.name} />
      </th>
      <td className={`${CELL} font-mono`}>
        <UserText text={paramType(param)} />
      </td>
      <td className={`${CELL} font-mono`}>
        <UserText text={param.default} />
      </td>
    </>
  )
}

function UnreadableParam({ text }: Unreadable) {
  return (
    <>
      <th scope="row" className={`${CELL} text-left font-normal text-warn`}>
        can’t be read
      </th>
      <td colSpan={2} className={`${CELL} font-mono text-quiet`}>
        <UserText text={text} />
      </td>
    </>
  )
}

/** A list is said as the columns' types say it; other shapes don't occur in MLflow, and are shown as they are. */
function paramType({ type, shape }: Param): string {
  if (shape === null) return typeText(type)
  return shape.length === 1 && shape[0] === -1
    ? `array<${typeText(type)}>`
    : `${typeText(type)} (${shape.join(', ')})`
}
