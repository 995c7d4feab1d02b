import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { CopyButton } from '../../ui/CopyButton'
import { type Report, reportMarkdown } from '../../registry/compare/report'
import { MOST_COMPARED } from '../common/keptVersions'
import { VersionPicker } from './VersionPicker'
import { type CompareAddress, withAll, withVersions } from './address'

interface Props {
  address: CompareAddress
  report: () => Report
}

const SHOW = [
  ['changed', 'Only what changed'],
  ['all', 'Everything'],
] as const

/** How much is shown, what else is compared, and ways to take it along. */
export function Toolbar({ address, report }: Props) {
  const [, setParams] = useSearchParams()
  const { versions, all } = address
  const [adding, setAdding] = useState(false)
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 print:hidden">
      <Choice
        label="Show"
        options={SHOW}
        value={all ? 'all' : 'changed'}
        onChange={(show) => setParams((now) => withAll(now, show === 'all'), KEEP_PLACE)}
      />
      <Button
        aria-expanded={adding}
        closedBecause={
          versions.length < MOST_COMPARED ? null : `At most ${MOST_COMPARED} versions are compared.`
        }
        onClick={() => setAdding(!adding)}
      >
        Add a version
      </Button>
      <div className="flex flex-wrap items-center gap-1 sm:ml-auto">
        <CopyButton text={() => location.href} what="the link to this comparison" label="Link" />
        <CopyButton
          text={() => reportMarkdown(report())}
          what="the comparison as markdown"
          label="Markdown"
        />
        <Button
          look="quiet"
          className="!min-h-6 !px-1.5 !text-label"
          onClick={() => {
            void import('./saveReport').then(({ saveReport }) => saveReport(report()))
          }}
        >
          CSV
        </Button>
        <Button look="quiet" className="!min-h-6 !px-1.5 !text-label" onClick={() => print()}>
          Print
        </Button>
      </div>
      {adding && (
        <div className="w-full rounded border border-line p-3">
          <VersionPicker
            like={versions[0]?.model ?? ''}
            onPick={(ref) => {
              setParams((now) => withVersions(now, [...versions, ref]), KEEP_PLACE)
              setAdding(false)
            }}
          />
        </div>
      )}
    </div>
  )
}

const KEEP_PLACE = { preventScrollReset: true, replace: true }
