import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { cut } from '../lib/cut'
import { paths, readPath } from '../paths'
import { PageHeader } from '../ui/PageHeader'
import { UserText } from '../ui/UserText'
import { passFocusOn } from '../ui/passFocusOn'
import { visibleText } from '../ui/visibleText'

const NAME_SHOWN = 160

/** What an address is about, as the beginning of a sentence. */
export function thingAt(pathname: string): string {
  const about = readPath(pathname)
  if (about === null) return 'This page'
  const model = cut(about.model, NAME_SHOWN)
  return about.version === null
    ? `“${model}”`
    : `Version ${cut(about.version, NAME_SHOWN)} of “${model}”`
}

interface Props {
  title: string
  pathname: string
  /** What to press. */
  action: ReactNode
  children: ReactNode
}

/** The shape of every page that stands in for another: what failed, why, a way on. */
export function PageFailure({ title, pathname, action, children }: Props) {
  const about = readPath(pathname)
  return (
    <>
      <PageHeader title={<UserText text={title} />} documentTitle={visibleText(title)} />
      <div className="max-w-[72ch] space-y-3">
        {children}
        <div ref={passFocusOn} className="flex flex-wrap items-center gap-4">
          {action}
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
