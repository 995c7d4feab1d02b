import { useQuery } from '@tanstack/react-query'
import { Suspense, lazy, useEffect } from 'react'
import { useRevalidator } from 'react-router'
import { useApp } from '../app'
import { isLost, useAnyLost } from '../queries/lost'
import { RegistryError } from '../registry/errors'
import { Button } from '../ui/Button'
import { UserText } from '../ui/UserText'
import { PageFailure, thingAt } from './PageFailure'

const DeniedHelp = lazy(async () => ({ default: (await import('./DeniedHelp')).DeniedHelp }))

/** In place of a page whose data could not be read. */
export function UnreadPage({ error, pathname }: { error: unknown; pathname: string }) {
  const { revalidate, state } = useRevalidator()
  const lost = isLost(error)
  const stillLost = useAnyLost()
  const { data: answers } = useQuery({ ...useApp().queries.answers(), enabled: lost })
  useEffect(() => {
    // the frame has asked again what the page is about, and got it
    if (lost && !stillLost) void revalidate()
  }, [lost, stillLost, revalidate])

  const gone = lost && answers !== true
  const { title, because } = describe(error, thingAt(pathname), gone)
  return (
    <PageFailure
      title={title}
      pathname={pathname}
      action={
        <Button
          onClick={() => void revalidate()}
          closedBecause={state === 'loading' ? 'Asking again' : null}
        >
          Try again
        </Button>
      }
    >
      <p>
        <UserText text={because} />
      </p>
      {error instanceof RegistryError && error.facts.serverMessage !== null && (
        <p className="text-quiet">
          The server says:{' '}
          <q>
            <UserText text={error.facts.serverMessage} />
          </q>
        </p>
      )}
      {error instanceof RegistryError && error.kind === 'denied' && (
        <Suspense>
          <DeniedHelp pathname={pathname} />
        </Suspense>
      )}
      {lost && (
        <output className="block text-table text-quiet">
          {gone
            ? 'Asking every three seconds whether it is back; this page goes on by itself.'
            : 'The server answers, but not to this. It is asked again by itself, after longer and longer pauses.'}
        </output>
      )}
    </PageFailure>
  )
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

function describe(
  error: unknown,
  thing: string,
  gone: boolean,
): { title: string; because: string } {
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
        because: thing.includes('\uFFFD')
          ? 'Its name holds half a character, which no address can carry, so it can’t be asked for.'
          : 'The server knows nothing by this name. It may have been renamed or deleted.',
      }
    case 'denied':
      return {
        title: 'Not there, or not for you',
        because: `The server does not show ${lowerFirst(thing)} to you, and does not tell whether it exists.`,
      }
    case 'signed-out':
      return {
        title: 'You are signed out',
        because:
          'The server no longer accepts who this console asks as. Where people sign in at the console, signing in brings this page back; else it is started with a name and a password, or a token.',
      }
    case 'unreachable':
      return {
        title: gone ? 'The server does not answer' : `${thing} could not be read`,
        because: error.message,
      }
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
