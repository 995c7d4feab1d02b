import { useQuery } from '@tanstack/react-query'
import { useApp } from '../app'
import { cut } from '../lib/cut'
import { readPath, workspaceOf } from '../paths'
import { myName, nobodySignsIn } from '../queries/rights'
import { CopyButton } from '../ui/CopyButton'
import { UserText } from '../ui/UserText'

const NAME_SHOWN = 160

/**
 * What to do about a page that the server does not show. It may also be that nothing is there: under the default
 * NO_PERMISSIONS MLflow answers 403 for what does not exist.
 */
export function DeniedHelp({ pathname }: { pathname: string }) {
  const app = useApp()
  const { data: me = null } = useQuery({ ...myName(app), enabled: !nobodySignsIn(app.config) })
  const model = readPath(pathname)?.model
  if (model === undefined) return null
  const whom = me === null ? 'my user' : `the user “${me}”`
  const workspace = workspaceOf(location.pathname)
  const there = workspace === null ? '' : ` in the workspace “${workspace}”`
  const request = `Please give ${whom} READ on the registered model “${model}”${there} of ${app.config.name}.`
  return (
    <>
      {me !== null && (
        <p>
          You are asking as <UserText className="font-mono" text={cut(me, NAME_SHOWN)} />
          {app.config.identity.kind === 'shared' &&
            ', whose name and password this console was started with'}
          .
          {app.config.identity.kind === 'session' &&
            ' Under your name above you can sign out, and sign in as somebody else.'}
        </p>
      )}
      <p>
        Is the name right? Then ask an administrator of the server, or somebody who has MANAGE on
        the model:
      </p>
      <p className="flex flex-wrap items-baseline gap-2 rounded border border-line bg-sunken px-3 py-2 text-table">
        <span className="min-w-0">
          <UserText text={cut(request, NAME_SHOWN * 2)} />
        </span>
        <CopyButton text={request} what="the request" />
      </p>
    </>
  )
}
