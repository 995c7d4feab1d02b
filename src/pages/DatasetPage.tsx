import { useMemo } from 'react'
import { type LoaderFunctionArgs, useLocation } from 'react-router'
import { ImpactPanel } from '../features/lineage/ImpactPanel'
import { LineagePanel } from '../features/lineage/LineagePanel'
import { datasetIn } from '../features/lineage/datasetIn'
import { nodeId } from '../registry/lineage/subject'
import type { View } from '../registry/lineage/view'
import { CopyButton } from '../ui/CopyButton'
import { PageHeader } from '../ui/PageHeader'
import { UserText } from '../ui/UserText'
import { visibleText } from '../ui/visibleText'

/** Nothing to ask about a dataset itself: it is known by those that name it. */
export const loader =
  () =>
  ({ request }: LoaderFunctionArgs) => {
    datasetIn(new URL(request.url))
    return null
  }

const DOWN: View['sides'] = ['down']

/** What stands on one state of a dataset. */
export default function DatasetPage() {
  const { pathname, search } = useLocation()
  const { name, digest } = datasetIn({ pathname, search })
  const id = nodeId({ kind: 'dataset', name, digest })
  const roots = useMemo(() => [id], [id])
  return (
    <div key={id}>
      <PageHeader
        title={<UserText text={name} />}
        documentTitle={visibleText(name)}
        beside={
          <span className="flex min-w-0 items-center gap-1 font-mono text-quiet">
            <span className="min-w-0">
              #<UserText text={digest} />
            </span>
            <CopyButton text={digest} what="the digest" />
          </span>
        }
        below="A dataset, in this state: the same name with another digest is other data."
      />
      <ImpactPanel root={id} name={name} />
      <LineagePanel roots={roots} name={name} sides={DOWN} />
    </div>
  )
}
