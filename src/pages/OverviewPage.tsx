import { useSearchParams } from 'react-router'
import { ChangedPanel } from '../features/overview/ChangedPanel'
import { Nobody } from '../features/overview/Nobody'
import { Questions } from '../features/overview/Questions'
import { ReadingBar } from '../features/overview/ReadingBar'
import { Report } from '../features/overview/Report'
import { ReportLinks } from '../features/overview/ReportLinks'
import { ScopeBar } from '../features/overview/ScopeBar'
import { wholeMonth } from '../features/overview/monthWords'
import { readReport } from '../features/overview/reportMonth'
import { readView, scopeWords, withPart } from '../features/overview/scope'
import { useLedger } from '../features/overview/useLedger'
import { usePrintAlone } from '../features/overview/usePrintAlone'
import { useReading } from '../features/common/useReading'
import { PageHeader } from '../ui/PageHeader'
import { Skeleton } from '../ui/Skeleton'
import { UserText } from '../ui/UserText'
import { useNow } from '../ui/useNow'

const KEEP_PLACE = { preventScrollReset: true, replace: true }
const NO_MODELS = [] as const

/** Questions about the whole registry, or the report of a month. What is asked about is in the address. */
export default function OverviewPage() {
  const [params, setParams] = useSearchParams()
  const now = useNow()
  const seen = useReading('read')
  const { snapshot } = seen
  const models = snapshot?.models ?? NO_MODELS
  const view = readView(params, models, now)
  const month = readReport(params)
  const ledger = useLedger(models, view.scope)
  const { alone, printAlone } = usePrintAlone()
  const title = month === null ? 'Overview' : `Production in ${wholeMonth(month)}`
  return (
    <>
      <PageHeader
        title={title}
        documentTitle={title}
        actions={<ReportLinks params={params} month={month} now={now} />}
        below={
          month === null ? (
            'Answers about the whole registry, from one reading of it and from its ledger. What could not be read is counted, not left out.'
          ) : (
            <>
              <UserText text={scopeWords(view.scope)} />, from the records of reviews and moves
            </>
          )
        }
      />
      <div className={month === null ? undefined : 'print:hidden'}>
        <ReadingBar {...seen} />
      </div>
      {snapshot === null && <Skeleton label="Reading the registry" lines={12} />}
      {snapshot !== null && month !== null && (
        <Report snapshot={snapshot} ledger={ledger} view={view} month={month} />
      )}
      {snapshot !== null && month === null && (
        <>
          <ScopeBar
            view={view}
            models={models}
            onChange={(key, value) =>
              setParams((before) => withPart(before, key, value), KEEP_PLACE)
            }
          />
          <Nobody snapshot={snapshot} view={view} />
          <ChangedPanel ledger={ledger} view={view} onPrint={printAlone} />
          <div className={alone ? 'print:hidden' : undefined}>
            <Questions snapshot={snapshot} ledger={ledger} view={view} />
          </div>
        </>
      )}
    </>
  )
}
