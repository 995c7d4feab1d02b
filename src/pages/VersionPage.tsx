import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, type LoaderFunctionArgs, useLocation } from 'react-router'
import { type App, useApp } from '../app'
import { DescriptionPanel } from '../features/annotations/DescriptionPanel'
import { TagsPanel } from '../features/annotations/TagsPanel'
import { AliasPill } from '../features/common/AliasPill'
import { Failure } from '../features/common/Failure'
import { CompareWithChampion } from '../features/compare-tray/CompareWithChampion'
import { MoveAliasButton } from '../features/move-alias/MoveAliasButton'
import { RemoveAliasButton } from '../features/move-alias/RemoveAliasButton'
import { OriginPanel } from '../features/origin/OriginPanel'
import { ReadinessPanel } from '../features/readiness/ReadinessPanel'
import { SignaturePanel } from '../features/signature/SignaturePanel'
import { ConsumersPanel } from '../features/use/ConsumersPanel'
import { UsePanel } from '../features/use/UsePanel'
import { AliasesPanel } from '../features/version-panels/AliasesPanel'
import { aliasesHere } from '../features/version-panels/aliasesHere'
import { ArtifactsPanel } from '../features/artifacts/ArtifactsPanel'
import { DatasetsPanel } from '../features/version-panels/DatasetsPanel'
import { EnvironmentPanel } from '../features/environment/EnvironmentPanel'
import { FlavorsPanel } from '../features/version-panels/FlavorsPanel'
import { InputExamplePanel } from '../features/input-example/InputExamplePanel'
import { MetricsPanel } from '../features/version-panels/MetricsPanel'
import { ParamsPanel } from '../features/version-panels/ParamsPanel'
import { VersionFacts } from '../features/version-panels/VersionFacts'
import { VersionState } from '../features/version-panels/VersionState'
import { useLater } from '../features/common/useLater'
import { useVersionRecords } from '../features/version-panels/useVersionRecords'
import { paths, readPath } from '../paths'
import { RegistryError } from '../registry/errors'
import type { ModelVersion, VersionRef } from '../registry/model'
import { whyNotOpenable } from '../registry/names'
import { PageHeader } from '../ui/PageHeader'
import { UserText } from '../ui/UserText'
import { buttonLook } from '../ui/buttonLooks'
import { visibleText } from '../ui/visibleText'

export const loader =
  ({ queryClient, queries }: App) =>
  async ({ request }: LoaderFunctionArgs) => {
    const ref = refIn(new URL(request.url).pathname)
    // asked along with the version, waited for nowhere: with these two the main content is complete
    void queryClient.prefetchQuery(queries.mlmodel(ref))
    void queryClient.prefetchQuery(queries.model(ref.model))
    await queryClient.ensureQueryData(queries.version(ref))
    return null
  }

/** The version that an address is about. Throws `RegistryError` where it is about none, or about one that can't be asked for. */
function refIn(pathname: string): VersionRef {
  const found = readPath(pathname)
  if (found === null || found.version === null) {
    throw new RegistryError('missing', 'This address names no version.')
  }
  const why = whyNotOpenable(found.model)
  if (why !== null) throw new RegistryError('invalid', why)
  return { model: found.model, version: found.version }
}

export default function VersionPage() {
  const ref = refIn(useLocation().pathname)
  // another version is another page: nothing opened on one is left over on the next
  return <Version key={JSON.stringify([ref.model, ref.version])} of={ref} />
}

function Version({ of }: { of: VersionRef }) {
  const { backend, queries } = useApp()
  const { data: version, error, isFetching, refetch } = useSuspenseQuery(queries.version(of))
  // the loader has just asked: a failure of that is shown, not asked for again by drawing it
  const mlmodel = useQuery({ ...queries.mlmodel(of), retryOnMount: false })
  // isFetched stays true while a failed reading is tried again
  const later = useLater(mlmodel.isFetched)
  const records = useVersionRecords(version, mlmodel, later)
  // a blank one takes no place where people look first; one that is written here stays where it was begun
  const [described] = useState(version.description.trim() !== '')
  const description = (
    <DescriptionPanel
      on={of}
      text={version.description}
      empty="It would say what is new in this version, and why."
    />
  )
  return (
    <>
      <PageHeader
        title={
          <>
            Version <UserText text={version.version} />
          </>
        }
        documentTitle={`${visibleText(version.model)} v${visibleText(version.version)}`}
        beside={<Beside version={version} />}
        actions={
          <>
            <Link to={paths.lineageOf(of)} className={buttonLook('plain')}>
              Lineage
            </Link>
            <CompareWithChampion of={of} />
            <Link
              to={paths.promote(version.model, { to: version.version })}
              className={buttonLook('plain')}
            >
              Ask for review
            </Link>
            <MoveAliasButton model={version.model} version={version.version} />
          </>
        }
        below={<VersionFacts version={version} mlmodel={mlmodel} run={records.run} />}
      />
      {error !== null && (
        <div className="mb-4">
          <Failure
            error={error}
            what="the version again; what you see may be old"
            onRetry={() => void refetch()}
            retrying={isFetching}
          />
        </div>
      )}
      {/* In the order of importance, which is the order on a narrow screen. On a wide one the second group stands left
          of the others. */}
      <div className="grid gap-x-10 min-[1100px]:grid-cols-[minmax(0,1fr)_26rem] min-[1100px]:grid-rows-[auto_1fr]">
        <div className="min-w-0 min-[1100px]:col-start-2">
          <AliasesPanel
            version={version}
            later={later && records.settled}
            actions={
              <RemoveAliasButton
                model={version.model}
                version={version.version}
                none={aliasesHere(version).length === 0}
              />
            }
          />
          <OriginPanel
            {...records}
            version={version}
            mlmodelRead={mlmodel.data?.state === 'read'}
          />
          <ReadinessPanel
            version={version}
            mlmodel={mlmodel}
            run={records.run?.query ?? null}
            loggedModel={records.loggedModel?.query ?? null}
            settled={records.settled}
            ask={later}
          />
        </div>
        <div className="min-w-0 min-[1100px]:col-start-1 min-[1100px]:row-span-2 min-[1100px]:row-start-1">
          {described && description}
          <SignaturePanel mlmodel={mlmodel} />
          <InputExamplePanel of={of} mlmodel={mlmodel} ask={later} />
          <MetricsPanel
            loggedModel={records.loggedModel?.query ?? null}
            run={records.run?.query ?? null}
            settled={records.settled}
          />
          <ParamsPanel
            version={version}
            run={records.run?.query ?? null}
            loggedModel={records.loggedModel?.query ?? null}
            settled={records.settled}
          />
          {(records.settled || records.run !== null) && (
            <DatasetsPanel run={records.run?.query ?? null} />
          )}
          <UsePanel
            version={version}
            mlmodel={mlmodel}
            aliases={backend.registry.capabilities.aliases.can ? aliasesHere(version) : []}
            ask={later}
          />
          <ConsumersPanel version={version} />
          <ArtifactsPanel of={of} files={records.files} source={version.source} mlmodel={mlmodel} />
        </div>
        <div className="min-w-0 min-[1100px]:col-start-2">
          <FlavorsPanel of={of} mlmodel={mlmodel} />
          <EnvironmentPanel of={of} mlmodel={mlmodel} ask={later} />
          <TagsPanel on={of} tags={version.tags} />
          {!described && description}
        </div>
      </div>
    </>
  )
}

function Beside({ version }: { version: ModelVersion }) {
  const { aliases } = useApp().backend.registry.capabilities
  return (
    <>
      {aliases.can && aliasesHere(version).map((alias) => <AliasPill key={alias} alias={alias} />)}
      <VersionState version={version} />
    </>
  )
}
