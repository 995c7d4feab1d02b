import { Suspense, lazy } from 'react'
import { useApp } from '../../app'
import { utcDay } from '../../lib/time'
import { Popover } from '../../ui/Popover'
import { UserText } from '../../ui/UserText'
import { useNow } from '../../ui/useNow'

const AboutConnection = lazy(async () => ({
  default: (await import('./AboutConnection')).AboutConnection,
}))

/** What this console talks to, always in sight; opens to what that means and how to change it. */
export function ConnectionBadge() {
  const { config } = useApp()
  const mock = config.connection === 'mock'
  return (
    <Popover
      label="Connection"
      align="end"
      trigger={
        <>
          <span className="truncate">
            {mock ? <MockToday /> : <UserText text={config.name} />}
            {config.readOnly ? ' · read-only' : ''}
          </span>
          <span aria-hidden="true">▾</span>
        </>
      }
      className={`flex h-8 max-w-[26vw] md:max-w-[40vw] items-center gap-1.5 rounded border px-2 text-table ${mock ? 'border-dashed border-warn bg-warn-ground text-warn' : 'border-line-strong text-ink hover:bg-hover'}`}
    >
      <Suspense fallback={null}>
        <AboutConnection />
      </Suspense>
    </Popover>
  )
}

/** Its ages count from a day of its own, which must not be taken for today. */
function MockToday() {
  return (
    <>
      Mock<span className="max-md:sr-only"> · today is {utcDay(useNow())}</span>
    </>
  )
}
