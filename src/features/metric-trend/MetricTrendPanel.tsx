import { useInfiniteQuery, useIsFetching, useQuery } from '@tanstack/react-query'
import { useApp } from '../../app'
import { NEWEST, versionList, versionLists } from '../../queries/versionList'
import { versionMetrics } from '../../queries/versionMetrics'
import type { ModelVersion, RegisteredModel } from '../../registry/model'
import { Panel } from '../../ui/Panel'
import { Skeleton } from '../../ui/Skeleton'
import { useInSight } from '../../ui/useInSight'
import { Failure } from '../common/Failure'
import { QueryPanel } from '../common/QueryPanel'
import { TrendOf } from './TrendOf'

/** So many are drawn, the newest; a hundred would be a smear, and each page of them costs requests. */
const MOST_VERSIONS = 50

/** One metric over the newest versions and the champion's. Asks for nothing before it comes into sight. */
export function MetricTrendPanel({ model }: { model: RegisteredModel }) {
  const { queries } = useApp()
  const listing = useIsFetching({ queryKey: versionLists(queries, model.name) }) > 0
  const { ref, seen } = useInSight<HTMLDivElement>(!listing)
  // a name without versions has no metric to speak of
  if (model.latestVersion === null) return null
  return (
    <Panel title="Metrics over versions">
      <div ref={ref} className={seen ? undefined : 'min-h-40'}>
        {seen && <MetricTrend model={model} />}
      </div>
    </Panel>
  )
}

/** The same without a panel of its own: asks at once. */
export function MetricTrend({ model }: { model: RegisteredModel }) {
  const { backend, queries } = useApp()
  const lists = backend.registry.capabilities.listVersions.can
  const list = useInfiniteQuery({
    ...versionList({ backend, queries }, model.name, NEWEST),
    enabled: lists,
  })
  const [first] = list.data?.pages ?? []
  const newest = lists
    ? // of a list that was read far down, the beginning may not be kept
      first?.rowsBefore === 0
      ? first.items.slice(0, MOST_VERSIONS)
      : undefined
    : model.latestVersions
  const champion = model.aliases.get('champion')
  const apart = newest !== undefined && champion !== undefined && !newest.some(isVersion(champion))
  const other = useQuery({
    ...queries.version({ model: model.name, version: champion ?? '' }),
    enabled: apart,
  })
  if (list.isError && newest === undefined) {
    return (
      <Failure
        error={list.error}
        what="the versions"
        onRetry={() => void list.refetch()}
        retrying={list.isFetching}
      />
    )
  }
  if (newest === undefined && list.isSuccess) {
    return (
      <p className="text-table text-quiet">
        The list above was read far down. Go back to the newest to see their metrics.
      </p>
    )
  }
  // waited for, though it may fail: the records of all are one question
  if (newest === undefined || (apart && !other.isFetched)) {
    return <Skeleton label="Reading the versions" lines={6} />
  }
  return (
    <Records
      model={model}
      versions={other.data && apart ? [...newest, other.data] : newest}
      complete={lists && newest.length < MOST_VERSIONS && !list.hasNextPage}
    />
  )
}

const isVersion =
  (number: string) =>
  ({ version }: ModelVersion) =>
    version === number

interface RecordsProps {
  model: RegisteredModel
  versions: readonly ModelVersion[]
  /** These are all that the model has. */
  complete: boolean
}

function Records({ model, versions, complete }: RecordsProps) {
  const { backend, queries } = useApp()
  const query = useQuery(versionMetrics({ backend, queries }, model.name, versions))
  return (
    <QueryPanel query={query} what="the metrics of the versions" lines={6}>
      {(read) => (
        <TrendOf read={read} versions={versions} aliases={model.aliases} complete={complete} />
      )}
    </QueryPanel>
  )
}
