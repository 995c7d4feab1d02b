import { Link, useLocation } from 'react-router'
import { cut } from '../lib/cut'
import { paths } from '../paths'
import { PageHeader } from '../ui/PageHeader'

const PATH_SHOWN = 300

/** For an address that no page has. */
export default function NotFoundPage() {
  const { pathname } = useLocation()
  return (
    <>
      <PageHeader title="No such page" documentTitle="No such page" />
      <p className="mb-3 max-w-[72ch]">
        Nothing lives at <code className="font-mono">{cut(pathname, PATH_SHOWN)}</code>.
      </p>
      <Link to={paths.models()} className="text-accent underline">
        Go to the registered models
      </Link>
    </>
  )
}
