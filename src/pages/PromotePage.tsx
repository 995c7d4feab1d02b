import { useSuspenseQuery } from '@tanstack/react-query'
import { type LoaderFunctionArgs, useLocation, useSearchParams } from 'react-router'
import { type App, useApp } from '../app'
import { Failure } from '../features/common/Failure'
import { readPromote } from '../features/promote/address'
import { Promotion } from './promote/Promotion'
import { readPath } from '../paths'
import { RegistryError } from '../registry/errors'
import { whyNotOpenable } from '../registry/names'
import { PageHeader } from '../ui/PageHeader'
import { visibleText } from '../ui/visibleText'

export const loader =
  ({ queryClient, queries }: App) =>
  async ({ request }: LoaderFunctionArgs) => {
    const { pathname, searchParams } = new URL(request.url)
    const model = modelIn(pathname)
    const { to } = readPromote(searchParams)
    // the contract is in it
    if (to !== null) void queryClient.prefetchQuery(queries.mlmodel({ model, version: to }))
    await queryClient.ensureQueryData(queries.model(model))
    return null
  }

/** The model that an address is about. Throws `RegistryError` where it is about none, or about one that can't be asked for. */
function modelIn(pathname: string): string {
  const model = readPath(pathname)?.model
  if (model === undefined) throw new RegistryError('missing', 'This address names no model.')
  const why = whyNotOpenable(model)
  if (why !== null) throw new RegistryError('invalid', why)
  return model
}

/** Whether a version should take over an alias, and who says so. What is to move is in the address. */
export default function PromotePage() {
  const model = modelIn(useLocation().pathname)
  const [params] = useSearchParams()
  const { queries } = useApp()
  const { data, error, isFetching, refetch } = useSuspenseQuery(queries.model(model))
  return (
    <>
      <PageHeader title="Promote" documentTitle={`Promote ${visibleText(model)}`} />
      {error !== null && (
        <div className="mb-4">
          <Failure
            error={error}
            what="the model again; what you see may be old"
            onRetry={() => void refetch()}
            retrying={isFetching}
          />
        </div>
      )}
      <Promotion key={JSON.stringify(model)} model={data} address={readPromote(params)} />
    </>
  )
}
