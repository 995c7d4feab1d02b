import { useQuery } from '@tanstack/react-query'
import { useApp } from '../../app'
import { cut } from '../../lib/cut'
import { workspaceOf } from '../../paths'
import { myName } from '../../queries/rights'
import { workspacesQuery } from '../../queries/workspaces'
import { DEFAULT_WORKSPACE } from '../../registry/workspace'
import { UserText } from '../../ui/UserText'
import { workspaceHref } from '../common/workspaceHref'

const NAME_SHOWN = 160

/** Why somebody who signed in may see an empty list: MLflow leaves out what is closed to them, and says nothing of it. */
export function NothingOpen() {
  const app = useApp()
  const { probe } = app.config
  const { data: me } = useQuery(myName(app))
  return (
    <div className="space-y-2 border-t border-line pt-4">
      <p className="font-semibold">No registered model here is open to you, or there is none.</p>
      {me !== undefined && (
        <p className="max-w-[72ch] text-quiet">
          You are asking as <UserText className="font-mono" text={cut(me, NAME_SHOWN)} />. An
          administrator of the server can give you READ on its models.
        </p>
      )}
      {probe.state === 'ok' && probe.workspaces && <OtherWorkspaces />}
    </div>
  )
}

/** The way on for somebody who is in a workspace that is not theirs, as the default one is to many. */
function OtherWorkspaces() {
  const here = workspaceOf(location.pathname) ?? DEFAULT_WORKSPACE
  const { data: open } = useQuery(workspacesQuery(useApp().backend))
  if (open === undefined || open.some(({ name }) => name === here)) return null
  if (open.length === 0) return <p>No workspace of this server is open to you.</p>
  return (
    <p>
      The workspace <UserText className="font-mono" text={here} /> is not open to you. Open to you:{' '}
      {open.map(({ name }, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <a href={workspaceHref(name)} className="text-accent underline">
            <UserText text={name} />
          </a>
        </span>
      ))}
    </p>
  )
}
