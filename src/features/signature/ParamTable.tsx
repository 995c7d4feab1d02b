import { memo, useMemo, useState } from 'react'
import type { Param, Unreadable } from '../../registry/signature'
import { Button } from '../../ui/Button'
import { UserText } from '../../ui/UserText'
import { paramMatches } from './searchRows'
import { CELL, HEAD } from './tableLooks'
import { paramType } from './paramType'

const STEP = 500

interface Props {
  params: readonly (Param | Unreadable)[]
  name: string
  /** Only params that match all of them. */
  words: readonly string[]
}

/** What inference can be told, with what is taken when it isn't. */
export const ParamTable = memo(function ParamTable({ params: all, name, words }: Props) {
  const [limit, setLimit] = useState(STEP)
  const params = useMemo(() => all.filter((param) => paramMatches(param, words)), [all, words])
  if (params.length === 0) return <p className="text-table text-quiet">Nothing found here.</p>
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
