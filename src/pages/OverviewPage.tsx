import { useSearchParams } from 'react-router'
import { Questions } from '../features/overview/Questions'
import { ReadingBar } from '../features/overview/ReadingBar'
import { ScopeBar } from '../features/overview/ScopeBar'
import { readView, withPart } from '../features/overview/scope'
import { useReading } from '../features/overview/useReading'
import { PageHeader } from '../ui/PageHeader'
import { Skeleton } from '../ui/Skeleton'

const KEEP_PLACE = { preventScrollReset: true, replace: true }

/** Questions about the whole registry. What is asked about is in the address. */
export default function OverviewPage() {
  const [params, setParams] = useSearchParams()
  const seen = useReading()
  const { snapshot } = seen
  const models = snapshot?.models ?? []
  const view = readView(params, models)
  return (
    <>
      <PageHeader
        title="Overview"
        documentTitle="Overview"
        below="Answers about the whole registry, from one reading of it. What could not be read is counted, not left out."
      />
      <ReadingBar {...seen} />
      {snapshot === null ? (
        <Skeleton label="Reading the registry" lines={12} />
      ) : (
        <>
          <ScopeBar
            view={view}
            models={models}
            onChange={(key, value) => setParams((now) => withPart(now, key, value), KEEP_PLACE)}
          />
          <Questions snapshot={snapshot} view={view} />
        </>
      )}
    </>
  )
}
