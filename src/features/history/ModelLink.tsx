import { Link } from 'react-router'
import { cut } from '../../lib/cut'
import { paths } from '../../paths'
import { whyNotOpenable } from '../../registry/names'
import { UserText } from '../../ui/UserText'

const SHOWN = 80

/** The name of a model, as a link where there can be a page. */
export function ModelLink({ name }: { name: string }) {
  const text = <UserText text={cut(name, SHOWN)} />
  if (whyNotOpenable(name) !== null) return text
  return (
    <Link to={paths.model(name)} className="hover:underline">
      {text}
    </Link>
  )
}
