import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs, useLocation } from 'react-router'
import { type App, useApp } from '../app'
import { DescriptionPanel } from '../features/annotations/DescriptionPanel'
import { TagsPanel } from '../features/annotations/TagsPanel'
import { Failure } from '../features/common/Failure'
import { MetricTrendPanel } from '../features/metric-trend/MetricTrendPanel'
import { ActivityPanel } from '../features/model-activity/ActivityPanel'
import { AliasHistoryPanel } from '../features/alias-history/AliasHistoryPanel'
import { OutsideSlot } from '../features/alias-history/OutsideSlot'
import { AliasesPanel } from '../features/move-alias/AliasesPanel'
import { MoveAliasButton } from '../features/move-alias/MoveAliasButton'
import { RightsPanel } from '../features/rights/RightsPanel'
import { StagesPanel } from '../features/version-table/StagesPanel'
import { VersionsPanel } from '../features/version-table/VersionsPanel'
import { asksForAlias, readAddress, viewOf } from '../features/version-table/address'
import { cut } from '../lib/cut'
import { paths, readPath, readTagHash } from '../paths'
import { versionList } from '../queries/versionList'
import { RegistryError } from '../registry/errors'
import type { RegisteredModel } from '../registry/model'
import { whyNotOpenable } from '../registry/names'
import { isPrompt } from '../registry/prompt'
import { CopyButton } from '../ui/CopyButton'
import { Note } from '../ui/Note'
import { PageHeader } from '../ui/PageHeader'
import { Time } from '../ui/Time'
import { UserText } from '../ui/UserText'
import { buttonLook } from '../ui/buttonLooks'
import { visibleText } from '../ui/visibleText'

const NAME_SHOWN = 300

export const loader =
  ({ backend, queryClient, queries }: App) =>
  async ({ request }: LoaderFunctionArgs) => {
    const { pathname, searchParams } = new URL(request.url)
    const name = nameIn(pathname)
    const asked = readAddress(searchParams)
    // asked now, waited for nowhere: the table draws when it comes
    if (backend.registry.capabilities.listVersions.can && !asksForAlias(asked)) {
      const view = viewOf(asked, new Map())
      void queryClient.prefetchInfiniteQuery(versionList({ backend, queries }, name, view))
    }
    await queryClient.ensureQueryData(queries.model(name))
    return null
  }

/** The model that an address is about. Throws `RegistryError` where it is about none, or about one that can't be asked for. */
function nameIn(pathname: string): string {
  const name = readPath(pathname)?.model
  if (name === undefined) throw new RegistryError('missing', 'This address names no model.')
  const why = whyNotOpenable(name)
  if (why !== null) throw new RegistryError('invalid', why)
  return name
}

export default function ModelPage() {
  const { queries } = useApp()
  const { pathname, hash } = useLocation()
  const name = nameIn(pathname)
  const { data: model, error, isFetching, refetch } = useSuspenseQuery(queries.model(name))
  return (
    // another model is another page: nothing opened or read on one is left over on the next
    <div key={name}>
      <Header model={model} />
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
      {isPrompt(model) && (
        <div className="mb-4">
          <Note tone="warn" title="This is a prompt, not a model">
            MLflow keeps prompts in the same registry, under the same kind of name. Its text is in
            the tag mlflow.prompt.text of each version.
          </Note>
        </div>
      )}
      <div className="grid gap-x-8 lg:grid-cols-[minmax(0,4fr)_minmax(0,5fr)_minmax(0,3fr)]">
        <AliasesPanel model={model} note={<OutsideSlot model={model} />} />
        <DescriptionPanel
          on={{ model: name, version: null }}
          text={model.description}
          empty="It would say what the model is for, and for whom."
        />
        <TagsPanel
          on={{ model: name, version: null }}
          tags={model.tags}
          first={readTagHash(hash)}
        />
      </div>
      <RightsPanel model={model} />
      <StagesPanel model={model} />
      <VersionsPanel model={model} />
      <AliasHistoryPanel model={model} />
      <MetricTrendPanel model={model} />
      <ActivityPanel model={model} />
    </div>
  )
}

function Header({ model: { name, created, updated } }: { model: RegisteredModel }) {
  return (
    <PageHeader
      title={<UserText text={cut(name, NAME_SHOWN)} />}
      documentTitle={visibleText(cut(name, NAME_SHOWN))}
      beside={<CopyButton text={name} what="the name" />}
      actions={
        <>
          <Link to={paths.lineageOf({ model: name })} className={buttonLook('plain')}>
            Lineage
          </Link>
          <Link to={paths.promote(name)} className={buttonLook('plain')}>
            Ask for review
          </Link>
          <MoveAliasButton model={name} />
        </>
      }
      below={
        <>
          Registered <Time at={created} />
          {/* a move of an alias leaves this date as it is, so it is not called the last change */}
          {updated !== null && (
            <>
              {' '}
              · last version or edit <Time at={updated} relative />
            </>
          )}
          {name.length > NAME_SHOWN && ` · a name of ${name.length} characters, cut here`}
        </>
      }
    />
  )
}
