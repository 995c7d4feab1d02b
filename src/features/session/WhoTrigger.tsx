import { UserText } from '../../ui/UserText'
import { Icon } from '../../ui/icons'

/** What the button in the bar shows of a person; on a narrow screen the icon alone. */
export function WhoTrigger({ name }: { name: string }) {
  return (
    <>
      <Icon of="person" className="size-4 shrink-0" />
      <span className="hidden truncate md:inline">
        <UserText text={name} />
      </span>
      <span aria-hidden="true" className="hidden md:inline">
        ▾
      </span>
    </>
  )
}
