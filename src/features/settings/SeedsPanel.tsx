import { Suspense, use } from 'react'
import { useApp } from '../../app'
import type { SeedPicker } from '../../registry/mockSeed'
import { Button } from '../../ui/Button'
import { Panel } from '../../ui/Panel'
import { Skeleton } from '../../ui/Skeleton'
import { UnlessBroken } from '../../ui/UnlessBroken'

/** On a mock: what else it can be, faults among it, and back to the beginning. Nothing on a real connection. */
export function SeedsPanel() {
  const { seeds, startOver } = useApp()
  if (seeds === undefined || startOver === null) return null
  return (
    <Panel
      title="What the mock plays"
      actions={<Button onClick={() => void startOver()}>Start over</Button>}
    >
      <p className="mb-2 max-w-[72ch] text-table text-quiet">
        What you change stays in this tab, also after a reload, until you start over.
      </p>
      <UnlessBroken instead={<p className="text-table">The list could not be loaded.</p>}>
        <Suspense fallback={<Skeleton label="Loading the list" lines={6} />}>
          <Seeds seeds={seeds} />
        </Suspense>
      </UnlessBroken>
    </Panel>
  )
}

function Seeds({ seeds }: { seeds: () => Promise<SeedPicker> }) {
  const { all, current, open } = use(seeds())
  return (
    <ul className="text-table">
      {all.map(({ name, says }) => (
        <li
          key={name}
          className="flex min-h-11 items-center gap-3 border-t border-line py-1 first:border-t-0"
        >
          <span className="w-24 shrink-0 font-mono text-[0.8125rem]">{name}</span>
          <span className="min-w-0 flex-1 text-quiet">{says}</span>
          {name === current ? (
            <span className="px-3 font-semibold">now</span>
          ) : (
            <Button aria-label={`Open ${name}`} onClick={() => open(name)}>
              Open
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
