import { Link } from 'react-router'
import { paths } from '../../paths'
import type { RegisteredModel, Tags } from '../../registry/model'
import { whyNotOpenable } from '../../registry/names'
import { ownerOf, ownerTag } from '../../registry/owner'
import { NameText } from '../../ui/NameText'
import { Popover } from '../../ui/Popover'
import { Reason } from '../../ui/Reason'
import { UserText } from '../../ui/UserText'
import { splitName } from '../../ui/splitName'
import { useTip } from '../../ui/useTip'
import { visibleText } from '../../ui/visibleText'
import { AliasPill } from '../common/AliasPill'

// More than a line takes anywhere.
const CHIPS = 4

/** The name, as a link to the model; one that no address can carry is named with the reason. */
export function NameCell({ name }: { name: string }) {
  const closed = whyNotOpenable(name)
  const { onFocus, tip } = useTip(<UserText text={name} />)
  if (closed !== null) {
    return (
      <span className="flex min-w-0 items-center gap-2" title={visibleText(name)}>
        <span className="min-w-0 font-semibold">
          <NameText name={name} />
        </span>
        <span className="shrink-0 rounded-sm border border-dashed border-unknown bg-unknown-ground px-1 text-label text-unknown">
          <Reason because={closed}>can’t be opened</Reason>
        </span>
      </span>
    )
  }
  const isLong = splitName(name) !== null
  return (
    <>
      <Link
        {...(isLong ? onFocus : {})}
        to={paths.model(name)}
        title={visibleText(name)}
        // the two halves of a long name would be read as two words
        aria-label={isLong ? visibleText(name) : undefined}
        className="inline-flex max-w-full min-w-0 font-semibold hover:underline"
      >
        <NameText name={name} />
      </Link>
      {isLong && tip}
    </>
  )
}

interface AliasCellProps {
  model: RegisteredModel
  alias: string
  /** With the alias, where no column head says it. */
  named: boolean
  /** The first of the two is missed in words, the second is just not there. */
  isFirst: boolean
}

/** Which version holds the alias. */
export function AliasCell({ model, alias, named, isFirst }: AliasCellProps) {
  const version = model.aliases.get(alias)
  if (version === undefined) {
    if (!named) return <None />
    return isFirst ? (
      <span className="block truncate text-quiet">
        no @<UserText text={alias} />
      </span>
    ) : null
  }
  return <AliasPill alias={alias} to={{ model: model.name, version }} versionOnly={!named} />
}

export function LatestCell({ model }: { model: RegisteredModel }) {
  const version = model.latestVersion
  if (version === null) return <span className="text-quiet">no version</span>
  const text = (
    <>
      v<UserText text={version} />
    </>
  )
  if (whyNotOpenable(model.name) !== null) return <span className="font-mono">{text}</span>
  return (
    <Link to={paths.version({ model: model.name, version })} className="font-mono hover:underline">
      {text}
    </Link>
  )
}

/** Who answers for the model. */
export function OwnerCell({ tags }: { tags: Tags }) {
  const owner = ownerOf(tags)
  if (owner === null) return <None />
  return (
    <span className="block truncate" title={visibleText(owner)}>
      <UserText text={owner} />
    </span>
  )
}

/** As many tags as the line takes whole, and a button to all of them. What the column of owners says already comes last. */
export function TagsCell({ tags }: { tags: Tags }) {
  if (tags.size === 0) return <None />
  const owner = ownerTag(tags)
  const ordered = [...tags].sort(([a], [b]) => Number(a === owner) - Number(b === owner))
  return (
    <span className="flex min-w-0 items-center gap-1">
      {/* what does not fit goes to a second line, which is not shown */}
      <span className="flex h-5 min-w-0 flex-wrap gap-1 overflow-hidden">
        {ordered.slice(0, CHIPS).map(([key, value]) => (
          <span
            key={key}
            title={visibleText(`${key}: ${value}`)}
            className="h-5 max-w-full truncate rounded-sm border border-line bg-sunken px-1.5 text-[0.75rem] leading-4.5"
          >
            <UserText text={key} className="text-quiet" /> <UserText text={value} />
          </span>
        ))}
      </span>
      {tags.size > 1 && (
        <Popover
          label="All tags"
          aria-label={`All ${tags.size} tags`}
          trigger={`all ${tags.size}`}
          className="h-6 shrink-0 rounded-sm px-1 text-[0.75rem] text-quiet tabular-nums hover:bg-hover hover:text-ink"
        >
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
            {[...tags].map(([key, value]) => (
              <TagRow key={key} name={key} value={value} />
            ))}
          </dl>
        </Popover>
      )}
    </span>
  )
}

function TagRow({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="text-quiet">
        <UserText text={name} />
      </dt>
      <dd>
        <UserText text={value} />
      </dd>
    </>
  )
}

/** For what this server keeps no record of: that is not "none". The column's head says why. */
export function NotKept({ what = '' }: { what?: string }) {
  return <span className="text-quiet">{what === '' ? 'not kept' : `${what} not kept`}</span>
}

function None() {
  return (
    <span className="text-quiet">
      <span aria-hidden="true">–</span>
      <span className="sr-only">none</span>
    </span>
  )
}
