import { Link, useNavigate } from 'react-router'
import { counted } from '../../lib/counted'
import { paths } from '../../paths'
import type { VersionRef } from '../../registry/model'
import { Button } from '../../ui/Button'
import { buttonLook } from '../../ui/buttonLooks'
import { MOST_COMPARED } from '../common/keptVersions'
import { usePageCommand } from '../common/pageCommands'

/** Puts the versions that are kept beside each other: the newest kept, where they are many. */
export function CompareKept({ versions }: { versions: readonly VersionRef[] }) {
  const navigate = useNavigate()
  const compared = versions.slice(-MOST_COMPARED)
  const closedBecause = versions.length < 2 ? 'It takes two versions: keep another one.' : null
  usePageCommand({
    name: `Compare ${counted(compared.length, 'kept version')}`,
    run: () => void navigate(paths.compare(compared)),
    closedBecause,
  })
  const words = versions.length > MOST_COMPARED ? `Compare the last ${MOST_COMPARED}` : 'Compare'
  if (closedBecause !== null) {
    return (
      <Button look="primary" closedBecause={closedBecause}>
        {words}
      </Button>
    )
  }
  return (
    <Link to={paths.compare(compared)} className={buttonLook('primary')}>
      {words}
    </Link>
  )
}
