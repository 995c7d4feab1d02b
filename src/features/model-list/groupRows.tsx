import { grouped } from '../../lib/counted'
import { type Grouping, groupModels } from '../../registry/grouping'
import type { RegisteredModel } from '../../registry/model'
import { Chevron } from '../../ui/Disclosure'
import type { Band } from '../../ui/TableRow'
import { UserText } from '../../ui/UserText'
import { readGrouping } from './addressParts'

interface Options {
  /** As `?group=` has it. */
  by: string
  /** The groups that are folded. */
  closed: ReadonlySet<string | null>
  onToggle: (group: string | null) => void
}

/** The rows of a list in groups: a band above the models of each, which go away when it is folded. */
export function groupRows(
  models: readonly RegisteredModel[],
  { by, closed, onToggle }: Options,
): readonly (RegisteredModel | Band)[] {
  const grouping = readGrouping(by)
  if (grouping === null) return models
  return groupModels(models, grouping).flatMap(({ name, models: members }) => {
    const open = !closed.has(name)
    const band: Band = {
      band: `group ${JSON.stringify(name)}`,
      content: (
        <button
          type="button"
          aria-expanded={open}
          onClick={() => onToggle(name)}
          className="-ml-1 flex min-h-6 max-w-full items-center gap-1 rounded px-1 font-semibold hover:underline"
        >
          <Chevron open={open} />
          <span className="truncate">
            {name === null ? (
              nameless(grouping)
            ) : name === '' ? (
              '(empty)'
            ) : (
              <UserText text={name} />
            )}
          </span>
          <span className="font-normal text-quiet tabular-nums">{grouped(members.length)}</span>
        </button>
      ),
    }
    return open ? [band, ...members] : [band]
  })
}

const nameless = (grouping: Grouping) =>
  grouping.by === 'prefix' ? (
    'Names of one part'
  ) : (
    <>
      Without the tag <UserText text={grouping.key} />
    </>
  )
