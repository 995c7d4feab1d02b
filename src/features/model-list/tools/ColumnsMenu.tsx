import { useSearchParams } from 'react-router'
import { keep } from '../../../lib/keep'
import type { AliasPair } from '../../../registry/aliasPair'
import type { Facets } from '../../../registry/facets'
import { Popover } from '../../../ui/Popover'
import { UserText } from '../../../ui/UserText'
import { COLUMNS_KEY, withParam } from '../view'
import { MENU } from '../../common/menuLooks'

interface Props {
  /** By id; null: as they are by themselves. */
  chosen: readonly string[] | null
  pair: AliasPair
  facets: () => Facets
}

/** Which columns the list shows: in the address, and kept for lists whose address says nothing. */
export function ColumnsMenu(props: Props) {
  return (
    <Popover label="Columns" trigger="Columns" align="end" className={MENU}>
      <Choices {...props} />
    </Popover>
  )
}

function Choices({ chosen, pair, facets }: Props) {
  const [, setParams] = useSearchParams()
  const byThemselves = [
    ...pair.map((alias) => `alias:${alias}`),
    'latest',
    'owner',
    'tags',
    'updated',
    'review',
  ]
  const shown = chosen ?? byThemselves
  const { aliases, tags } = facets()
  const others = aliases.map(({ text }) => `alias:${text}`).filter((id) => !shown.includes(id))
  const groups: readonly (readonly [string, readonly string[]])[] = [
    ['Columns', [...TITLES.keys()]],
    [
      'Aliases',
      [
        ...new Set([
          ...shown.filter((id) => id.startsWith('alias:')),
          ...byThemselves.slice(0, 2),
          ...others,
        ]),
      ],
    ],
    [
      'Tags',
      [
        ...new Set([
          ...shown.filter((id) => id.startsWith('tag:')),
          ...tags.map(({ text }) => `tag:${text}`),
        ]),
      ].slice(0, 20),
    ],
  ]
  const choose = (ids: readonly string[] | null) => {
    const text = ids === null ? null : ids.map(encodeURIComponent).join(',')
    keep(COLUMNS_KEY, text)
    setParams((params) => withParam(params, 'cols', text ?? ''), { replace: true })
  }
  return (
    <div className="space-y-3">
      {groups.map(([title, ids]) =>
        ids.length === 0 ? null : (
          <fieldset key={title} className="min-w-48">
            <legend className="label">{title}</legend>
            {ids.map((id) => (
              <label key={id} className="flex min-h-7 items-center gap-2">
                <input
                  type="checkbox"
                  className="size-4 accent-accent"
                  checked={shown.includes(id)}
                  onChange={(event) =>
                    choose(
                      event.target.checked ? [...shown, id] : shown.filter((one) => one !== id),
                    )
                  }
                />
                <UserText text={titleOf(id)} />
              </label>
            ))}
          </fieldset>
        ),
      )}
      <p className="max-w-56 text-quiet">
        A narrow screen shows the name, two aliases and the last change.
      </p>
      {chosen !== null && (
        <button
          type="button"
          onClick={() => choose(null)}
          className="min-h-6 text-accent hover:underline"
        >
          As they were
        </button>
      )}
    </div>
  )
}

const TITLES = new Map([
  ['latest', 'Latest version'],
  ['owner', 'Owner'],
  ['tags', 'Tags'],
  ['updated', 'Last change'],
  ['review', 'Review'],
  ['created', 'Registered'],
  ['stages', 'Stages'],
])

function titleOf(id: string): string {
  if (id.startsWith('alias:')) return `@${id.slice('alias:'.length)}`
  return id.startsWith('tag:') ? id.slice('tag:'.length) : (TITLES.get(id) ?? id)
}
