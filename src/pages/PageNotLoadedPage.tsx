import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { pageFilesQuery } from '../queries/pageFiles'
import { Button } from '../ui/Button'
import { PageFailure, thingAt } from './PageFailure'

/**
 * In place of a page whose code did not come. A browser keeps a failed import, so only loading anew helps: by itself
 * when the console server was gone and is back, else at a press (by itself it could go round for ever).
 */
export function PageNotLoadedPage({ pathname }: { pathname: string }) {
  const { data: there } = useQuery(pageFilesQuery())
  const wasGone = useRef(false)
  useEffect(() => {
    if (there === false) wasGone.current = true
    if (there === true && wasGone.current) location.reload()
  }, [there])
  const gone = there === false
  return (
    <PageFailure
      title={gone ? 'The console server does not answer' : `${thingAt(pathname)} is not loaded`}
      pathname={pathname}
      action={<Button onClick={() => location.reload()}>Load it anew</Button>}
    >
      {gone ? (
        <>
          <p>This page is made of parts, and the next one could not be fetched.</p>
          <output className="block text-table text-quiet">
            Asking every three seconds whether it is back; this page goes on by itself.
          </output>
        </>
      ) : (
        <p>
          A part of the console could not be fetched. Perhaps it was updated since you opened it.
        </p>
      )}
    </PageFailure>
  )
}
