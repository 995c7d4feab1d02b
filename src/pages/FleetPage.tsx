import { FleetPanel } from '../features/lineage/fleet/FleetPanel'
import { ReadingBar } from '../features/overview/ReadingBar'
import { choices } from '../features/overview/scope'
import { useReading } from '../features/common/useReading'
import { PageHeader } from '../ui/PageHeader'
import { Skeleton } from '../ui/Skeleton'

/** What everything in use stands on, from the same reading of the registry as the overview. */
export default function FleetPage() {
  const seen = useReading('read')
  const { snapshot } = seen
  return (
    <>
      <PageHeader
        title="Lineage"
        documentTitle="Lineage"
        below="From data to registered models to the aliases that callers use. What could not be read has a place of its own."
      />
      <ReadingBar {...seen} />
      {snapshot === null ? (
        <Skeleton label="Reading the registry" lines={12} />
      ) : (
        <FleetPanel snapshot={snapshot} choices={choices(snapshot.models)} />
      )}
    </>
  )
}
