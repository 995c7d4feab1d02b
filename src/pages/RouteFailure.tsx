import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, useLocation, useRevalidator, useRouteError } from 'react-router'
import { useApp } from '../app'
import { cut } from '../lib/cut'
import { paths, readPath } from '../paths'
import { isLost, useAnyLost } from '../queries/lost'
import { RegistryError } from '../registry/errors'
import { Button } from '../ui/Button'
import { PageHeader } from '../ui/PageHeader'
import { UserText } from '../ui/UserText'
import { visibleText } from '../ui/visibleText'

const NAME_SHOWN = 160

/** In place of a page that could not be opened: which, why, and a way on. Comes back by itself when the server does. */
export function RouteFailure() {
  const error = useRouteError()
  const { pathname } = useLocation()
  const { revalidate, state } = useRevalidator()
  const lost = isLost(error)
  const stillLost = useAnyLost()
  const { data: answers } = useQuery({ ...useApp().queries.answers(), enabled: lost })
  useEffect(() => {
    // the frame has asked again what the page is about, and got it
    if (lost && !stillLost) void revalidate()
  }, [lost, stillLost, revalidate])

  const about = readPath(pathname)
  const { title, because } = describe(error, about)
  return (
    <>
      <PageHeader title={<UserText text={title} />} documentTitle={visibleText(title)} />
      <div className="max-w-[72ch] space-y-3">
        <p>{because}</p>
        {error instanceof RegistryError && error.facts.serverMessage !== null && (
          <p className="text-quiet">
            The server says:{' '}
            <q>
              <UserText text={error.facts.serverMessage} />
            </q>
          </p>
        )}
        {/* one that answers, and failed at this alone, is not asked again by itself */}
        {lost && answers === false && (
          <output className="block text-table text-quiet">
            Asking every three seconds whether it is back; this page goes on by itself.
          </output>
        )}
        <div className="flex flex-wrap items-center gap-4">
          <Button
            onClick={() => void revalidate()}
            closedBecause={state === 'loading' ? 'Asking again' : null}
          >
            Try again
          </Button>
          {about !== null && about.version !== null && (
            <Link to={paths.model(about.model)} className="text-accent underline">
              All versions of <UserText text={cut(about.model, NAME_SHOWN)} />
            </Link>
          )}
          <Link to={paths.models()} className="text-accent underline">
            Go to the registered models
          </Link>
        </div>
      </div>
    </>
  )
}

function describe(
  error: unknown,
  about: ReturnType<typeof readPath>,
): { title: string; because: string } {
  const thing =
    about === null
      ? 'This page'
      : about.version === null
        ? `“${cut(about.model, NAME_SHOWN)}”`
        : `Version ${cut(about.version, NAME_SHOWN)} of “${cut(about.model, NAME_SHOWN)}”`
  if (!(error instanceof RegistryError)) {
    return {
      title: `${thing} could not be drawn`,
      because: `This is a mistake in Ringside, not in your data: ${error instanceof Error ? error.message : 'no reason given'}.`,
    }
  }
  switch (error.kind) {
    case 'missing':
      return {
        title: `${thing} does not exist`,
        because: about?.model.includes('\uFFFD')
          ? 'Its name holds half a character, which no address can carry, so it can’t be asked for.'
          : 'The server knows nothing by this name. It may have been renamed or deleted.',
      }
    case 'denied':
      return {
        title: `${thing} is closed to you`,
        because:
          'The server refused to show it: you may not read it, or it does not exist (some servers do not tell the two apart).',
      }
    case 'signed-out':
      return { title: 'You are signed out', because: error.message }
    case 'unreachable':
      return { title: 'The server does not answer', because: error.message }
    case 'unsupported':
      return { title: `${thing} can’t be read from this server`, because: error.message }
    case 'unreadable':
    case 'invalid':
    case 'taken':
    case 'conflict':
      return { title: `${thing} could not be read`, because: error.message }
    default:
      return error.kind satisfies never
  }
}
