import { useApp } from '../../app'
import type { SeedPicker } from '../../registry/mockSeed'
import type { Persona } from '../../registry/persona'
import { Popover } from '../../ui/Popover'
import { usePageCommand } from '../common/pageCommands'
import { CastList } from './CastList'
import { LeaveButton } from './LeaveButton'
import { WhoTrigger } from './WhoTrigger'

interface Props {
  picker: SeedPicker
  className: string
}

/** On the mock: through whose eyes one looks at it, and the others, each with what they may. */
export function ViewAs({ picker, className }: Props) {
  const { identity } = useApp().config
  const user = identity.kind === 'session' ? identity.person?.user : undefined
  if (user === undefined) return null

  const { cast, viewAs } = picker
  const me = cast.find((one) => one.user === user)
  const shown = me === undefined ? user : `${me.name} · ${me.role}`
  return (
    <>
      {cast.map((one) => one !== me && <ViewAsCommand key={one.user} of={one} viewAs={viewAs} />)}
      <Popover
        label="View as"
        align="end"
        className={className}
        aria-label={`View as: ${shown}`}
        trigger={<WhoTrigger name={shown} />}
      >
        <div className="w-[min(22rem,calc(100vw-4rem))]">
          <h2 className="mb-1 text-label font-semibold text-quiet">View as</h2>
          <CastList of={picker} user={user} />
          <div className="mt-3 flex flex-wrap items-center gap-3 border-t border-line pt-3">
            <p className="min-w-0 flex-1 text-quiet">
              This page is loaded anew with their rights. What was changed here stays.
            </p>
            <LeaveButton />
          </div>
        </div>
      </Popover>
    </>
  )
}

interface CommandProps {
  of: Persona
  viewAs: SeedPicker['viewAs']
}

function ViewAsCommand({ of: { name, role, user }, viewAs }: CommandProps) {
  usePageCommand({ name: `View as ${role}: ${name}`, run: () => viewAs(user) })
  return null
}
