import { useSearchParams } from 'react-router'
import { ChangedPanel } from '../features/overview/ChangedPanel'
import { Questions } from '../features/overview/Questions'
import { ReadingBar } from '../features/overview/ReadingBar'
import { ScopeBar } from '../features/overview/ScopeBar'
import { readView, withPart } from '../features/overview/scope'
import { useLedger } from '../features/overview/useLedger'
import { usePrintAlone } from '../features/overview/usePrintAlone'
import { useReading } from '../features/overview/useReading'
import { PageHeader } from '../ui/PageHeader'
import { Skeleton } from '../ui/Skeleton'
import { useNow } from '../ui/useNow'

const KEEP_PLACE = { preventScrollReset: true, replace: true }
const NO_MODELS = [] as const

/** Questions about the whole registry. What is asked about is in the address. */
export default function OverviewPage() {
  const [params, setParams] = useSearchParams()
  const now = useNow()
  const seen = useReading()
  const { snapshot } = seen
  const models = snapshot?.models ?? NO_MODELS
  const view = readView(params, models, now)
  const ledger = useLedger(models, view.scope)
  const { alone, printAlone } = usePrintAlone()
  return (
    <>
      <PageHeader
        title="Overview"
        documentTitle="Overview"
        below="Answers about the whole registry, from one reading of it and from its ledger. What could not be read is counted, not left out."
      />
      <ReadingBar {...seen} />
      {snapshot === null ? (
        <Skeleton label="Reading the registry" lines={12} />
      ) : (
        <>
          <ScopeBar
            view={view}
            models={models}
            onChange={(key, value) =>
              setParams((before) => withPart(before, key, value), KEEP_PLACE)
            }
          />
          <ChangedPanel ledger={ledger} view={view} onPrint={printAlone} />
          <div className={alone ? 'print:hidden' : undefined}>
            <Questions snapshot={snapshot} ledger={ledger} view={view} />
          </div>
        </>
      )}
    </>
  )
}
