import { History } from '../features/history/History'
import { PageHeader } from '../ui/PageHeader'

/** What changed in production between two dates, and everything that happened; read from the ledger. */
export default function HistoryPage() {
  return (
    <>
      <PageHeader
        title="History"
        documentTitle="History"
        below="What moved in production, who said so and why: as the ledger has it, which nobody can rewrite."
      />
      <History />
    </>
  )
}
