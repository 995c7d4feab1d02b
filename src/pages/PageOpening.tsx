import { useLocation } from 'react-router'
import { paths, readPath } from '../paths'
import { PageHeader } from '../ui/PageHeader'
import { Skeleton } from '../ui/Skeleton'
import { UserText } from '../ui/UserText'
import { visibleText } from '../ui/visibleText'
import { placeAt } from './frame/places'

/** The first page of a visit while it is loaded: the address tells what it will be about. */
export function PageOpening() {
  const title = titleAt(useLocation().pathname)
  return (
    <>
      <PageHeader title={<UserText text={title} />} documentTitle={visibleText(title)} />
      <Skeleton label="Reading the page" lines={8} />
    </>
  )
}

function titleAt(pathname: string): string {
  const about = readPath(pathname)
  if (about === null) {
    const { to, name } = placeAt(pathname)
    return to === paths.models() ? 'Registered models' : name
  }
  if (about.promote) return 'Promote'
  if (about.lineage) return 'Lineage'
  return about.version === null ? about.model : `Version ${about.version}`
}
