import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { useApp } from '../app'
import { QueryPanel } from '../features/common/QueryPanel'
import { Comparison } from '../features/compare/Comparison'
import { ToChoose } from '../features/compare/ToChoose'
import { readCompare } from '../features/compare/address'
import { MetricTrend } from '../features/metric-trend/MetricTrendPanel'
import { Note } from '../ui/Note'
import { PageHeader } from '../ui/PageHeader'
import { visibleText } from '../ui/visibleText'

/** What would change if one version took over from another. What it compares is in the address. */
export default function ComparePage() {
  const [params] = useSearchParams()
  const address = useMemo(() => readCompare(params), [params])
  const { versions, notes } = address
  const names = versions.map(
    ({ model, version }) => `${visibleText(model)} v${visibleText(version)}`,
  )
  return (
    <>
      <PageHeader
        title="Compare versions"
        documentTitle={names.length === 0 ? 'Compare versions' : `Compare ${names.join(', ')}`}
      />
      {notes.length > 0 && (
        <div className="mb-4">
          <Note tone="warn" title="Not all of the address is shown">
            <ul>
              {notes.map((note) => (
                <li key={note}>{visibleText(note)}</li>
              ))}
            </ul>
          </Note>
        </div>
      )}
      {versions.length < 2 ? (
        <ToChoose address={address} />
      ) : (
        <Comparison address={address} trend={trendOfModel} />
      )}
    </>
  )
}

const trendOfModel = (model: string) => <TrendOfModel name={model} />

function TrendOfModel({ name }: { name: string }) {
  const query = useQuery(useApp().queries.model(name))
  return (
    <QueryPanel query={query} what="the model" lines={6}>
      {(model) => <MetricTrend model={model} />}
    </QueryPanel>
  )
}
