import { Suspense, lazy } from 'react'
import { Panel } from '../../ui/Panel'
import { Skeleton } from '../../ui/Skeleton'
import { UnlessBroken } from '../../ui/UnlessBroken'
import { type Read, useVersionFacts } from './useVersionFacts'

// It judges by what the other panels read, so it comes after them: the rules may as well.
const Readiness = lazy(async () => ({ default: (await import('./Readiness')).Readiness }))

/** Whether the version can be relied on, as far as its records tell; asks for nothing that the page does not ask for. */
export function ReadinessPanel(read: Read) {
  const facts = useVersionFacts(read)
  return (
    <Panel title="Readiness">
      {facts === null ? (
        <Waiting />
      ) : (
        <UnlessBroken
          instead={<p className="text-table text-quiet">The checks could not be loaded.</p>}
        >
          <Suspense fallback={<Waiting />}>
            <Readiness facts={facts} />
          </Suspense>
        </UnlessBroken>
      )}
    </Panel>
  )
}

const Waiting = () => <Skeleton label="Checking what was read" lines={5} />
