import { NameText } from '../../ui/NameText'
import { UserText } from '../../ui/UserText'
import type { Entry } from './entries'

interface Props {
  id: string
  entry: Entry
  chosen: boolean
  onPoint: () => void
  onTake: () => void
}

/** One line of the palette: an option, since the focus stays in the box above. */
export function EntryLine({ id, entry, chosen, onPoint, onTake }: Props) {
  const { closedBecause } = entry
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the keys are the box's
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      aria-disabled={closedBecause !== null || undefined}
      onPointerMove={onPoint}
      onClick={onTake}
      className={`flex min-h-8 items-center gap-x-3 rounded px-2 py-1 text-table ${entry.kind === 'model' ? 'max-sm:flex-wrap' : ''} ${chosen ? 'bg-hover outline-2 -outline-offset-2 outline-focus' : ''} ${closedBecause === null ? 'cursor-pointer' : 'text-quiet'}`}
    >
      <Words entry={entry} />
      {closedBecause !== null && (
        <span className="ml-auto text-right text-quiet">{closedBecause}</span>
      )}
    </div>
  )
}

function Words({ entry }: { entry: Entry }) {
  switch (entry.kind) {
    case 'action':
    case 'page':
      return <UserText text={entry.name} />
    case 'model': {
      const { name, aliases, latestVersion } = entry.model
      const champion = aliases.get('champion')
      return (
        <>
          <span className="min-w-0 max-sm:w-full">
            <NameText name={name} />
          </span>
          <span className="ml-auto flex shrink-0 gap-3 text-quiet max-sm:ml-0">
            {champion !== undefined && (
              <span className="text-champion">
                @champion <span className="font-mono">v{champion}</span>
              </span>
            )}
            {latestVersion !== null && (
              <span>
                latest <span className="font-mono">v{latestVersion}</span>
              </span>
            )}
          </span>
        </>
      )
    }
    case 'version':
      return (
        <>
          <span className="shrink-0 font-mono font-semibold">v{entry.ref.version}</span>
          <span className="flex min-w-0 gap-1 text-quiet">
            of <NameText name={entry.ref.model} />
          </span>
          {entry.alias !== null && (
            <span className="ml-auto text-quiet">
              @<UserText text={entry.alias} />
            </span>
          )}
        </>
      )
    default:
      return entry satisfies never
  }
}
