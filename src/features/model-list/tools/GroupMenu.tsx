import { useId } from 'react'
import { useSearchParams } from 'react-router'
import type { Facets } from '../../../registry/facets'
import type { Grouping } from '../../../registry/grouping'
import { Popover } from '../../../ui/Popover'
import { UserText } from '../../../ui/UserText'
import { withParam } from '../view'
import { MENU } from '../../common/menuLooks'

interface Props {
  grouping: Grouping | null
  facets: () => Facets
}

/** How the list is divided: not, by the first part of the names, or by a tag. */
export function GroupMenu({ grouping, facets }: Props) {
  return (
    <Popover
      label="Groups"
      align="end"
      className={MENU}
      trigger={
        grouping === null ? (
          'Group'
        ) : (
          <>Grouped by {grouping.by === 'prefix' ? 'prefix' : <UserText text={grouping.key} />}</>
        )
      }
    >
      <Choices grouping={grouping} facets={facets} />
    </Popover>
  )
}

function Choices({ grouping, facets }: Props) {
  const name = useId()
  const [, setParams] = useSearchParams()
  const now = grouping === null ? '' : grouping.by === 'prefix' ? 'prefix' : `tag:${grouping.key}`
  const keys = facets().tags.map(({ text }) => `tag:${text}`)
  const tags = [...new Set([...(now.startsWith('tag:') ? [now] : []), ...keys])].slice(0, 20)
  return (
    <fieldset className="min-w-48">
      <legend className="label">Group the list</legend>
      {['', 'prefix', ...tags].map((value) => (
        <label key={value} className="flex min-h-7 items-center gap-2">
          <input
            type="radio"
            name={name}
            className="size-4 accent-accent"
            checked={now === value}
            onChange={() => setParams((params) => withParam(params, 'group', value))}
          />
          {value === '' && 'Not at all'}
          {value === 'prefix' && 'By the first part of the name'}
          {value.startsWith('tag:') && (
            <span>
              By the tag <UserText text={value.slice('tag:'.length)} className="font-semibold" />
            </span>
          )}
        </label>
      ))}
      <p className="mt-2 max-w-64 text-quiet">
        The first part ends at <code>- . _ /</code> or a space. Counts are of the models read.
      </p>
    </fieldset>
  )
}
