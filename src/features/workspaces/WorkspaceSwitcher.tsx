import { useQuery } from '@tanstack/react-query'
import { useApp } from '../../app'
import { workspacesQuery } from '../../queries/workspaces'
import { workspaceOf } from '../../paths'
import { DEFAULT_WORKSPACE } from '../../registry/workspace'
import { Empty } from '../../ui/Empty'
import { Popover } from '../../ui/Popover'
import { UserText } from '../../ui/UserText'
import { QueryPanel } from '../common/QueryPanel'
import { workspaceHref } from '../common/workspaceHref'

/** Which of the server's workspaces this is, and the way to the others. They are read when it is opened. */
export function WorkspaceSwitcher() {
  const workspace = workspaceOf(location.pathname)
  return (
    <Popover
      label="Workspaces"
      align="end"
      trigger={
        <>
          <span className="sr-only">Workspace: </span>
          <span className="truncate">{workspace ?? DEFAULT_WORKSPACE}</span>
          <span aria-hidden="true">▾</span>
        </>
      }
      className="flex h-8 max-w-[30vw] items-center gap-1.5 rounded border border-line-strong px-2 text-table hover:bg-hover"
    >
      <Choices />
    </Popover>
  )
}

function Choices() {
  const { backend } = useApp()
  const workspace = workspaceOf(location.pathname)
  const query = useQuery(workspacesQuery(backend))
  return (
    <QueryPanel query={query} what="the workspaces" lines={3}>
      {(workspaces) =>
        workspaces.length === 0 ? (
          <Empty>No workspace is open to you. An admin of this server can let you in.</Empty>
        ) : (
          <ul className="-mx-2 w-72 max-w-[calc(100vw-3rem)]">
            {workspaces.map(({ name, description }) => {
              const here = name === (workspace ?? DEFAULT_WORKSPACE)
              return (
                <li key={name}>
                  <a
                    href={workspaceHref(name)}
                    aria-current={here ? 'true' : undefined}
                    className={`flex gap-2 rounded px-2 py-1.5 hover:bg-hover ${here ? 'bg-hover font-semibold' : ''}`}
                  >
                    <span aria-hidden="true" className="w-3 shrink-0">
                      {here && '✓'}
                    </span>
                    <span className="min-w-0">
                      {name}
                      {description !== '' && (
                        <span className="block truncate font-normal text-quiet">
                          <UserText text={description} />
                        </span>
                      )}
                    </span>
                  </a>
                </li>
              )
            })}
          </ul>
        )
      }
    </QueryPanel>
  )
}
