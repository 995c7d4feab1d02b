import { UserText } from './UserText'
import { splitName } from './splitName'

/** A name on one line; where there is no room for all of it, it is cut in the middle. Give the whole beside it. */
export function NameText({ name }: { name: string }) {
  const parts = splitName(name)
  if (parts === null) {
    return (
      <span className="block truncate whitespace-pre">
        <UserText text={name} />
      </span>
    )
  }
  return (
    <span dir="auto" className="flex max-w-full min-w-0 whitespace-pre">
      <span className="truncate">
        <UserText text={parts.start} />
      </span>
      <span className="shrink-0">
        <UserText text={parts.end} />
      </span>
    </span>
  )
}
