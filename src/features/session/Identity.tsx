import { type ReactNode, Suspense, lazy, useEffect, useState, useSyncExternalStore } from 'react'
import { type App, useApp } from '../../app'
import { Popover } from '../../ui/Popover'
import { Icon } from '../../ui/icons'
import { WhoTrigger } from './WhoTrigger'

const AboutMe = lazy(async () => ({ default: (await import('./AboutMe')).AboutMe }))

const LOOK =
  'flex h-8 max-w-[30vw] items-center gap-1.5 rounded border border-transparent px-1.5 text-table text-quiet hover:bg-hover hover:text-ink'

/** Who asks, always in sight; opens to what that means and, for who signed in, to the way out. */
export function Identity() {
  const { config, session, seeds } = useApp()
  const standing = useSyncExternalStore(
    session?.subscribe ?? noSession.subscribe,
    session?.standing ?? noSession.standing,
  )
  // not in a Suspense: what stands there meanwhile would be drawn anew, and close if it is open
  const [others, setOthers] = useState<ReactNode>(null)
  useEffect(() => {
    // not to be had: one stays who one is
    if (seeds !== undefined) viewAs(seeds).then(setOthers, () => undefined)
  }, [seeds])
  if (session !== undefined && standing === 'out') {
    return (
      <button type="button" className={LOOK} onClick={() => session.set('asking')}>
        <Icon of="person" className="size-4" />
        Sign in
      </button>
    )
  }
  const name = shortName(config.identity)
  const plain = (
    <Popover
      label="Who you are"
      align="end"
      className={LOOK}
      aria-label={`You are ${name}`}
      trigger={<WhoTrigger name={name} />}
    >
      {/* of one width from the start: it is placed before what it says has come */}
      <div className="w-[min(17rem,calc(100vw-4rem))]">
        <Suspense fallback={<p>Reading who you are…</p>}>
          <AboutMe />
        </Suspense>
      </div>
    </Popover>
  )
  return others ?? plain
}

/** The way to be somebody else, where a mock lends eyes. */
async function viewAs(seeds: NonNullable<App['seeds']>): Promise<ReactNode> {
  const picker = await seeds()
  if (picker.cast.length === 0) return null
  const { ViewAs } = await import('./ViewAs')
  return <ViewAs picker={picker} className={LOOK} />
}

const noSession = { subscribe: () => () => undefined, standing: () => 'in' as const }

function shortName(identity: ReturnType<typeof useApp>['config']['identity']): string {
  switch (identity.kind) {
    case 'none':
      return 'anybody'
    case 'shared':
      return identity.user ?? 'everybody'
    case 'own':
      return 'signed in'
    case 'session':
      return identity.person?.user ?? 'nobody'
    default:
      return identity satisfies never
  }
}
