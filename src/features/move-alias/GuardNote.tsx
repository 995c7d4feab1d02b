import { Link } from 'react-router'
import { paths } from '../../paths'
import type { AliasMove } from '../../registry/aliasMove'
import { Button } from '../../ui/Button'
import { Note } from '../../ui/Note'
import { buttonLook } from '../../ui/buttonLooks'
import { visibleText } from '../../ui/visibleText'
import type { Guarded } from '../common/useGuard'

interface Props {
  guarded: Guarded
  move: AliasMove
  onAgain: () => void
}

/** Where a guarded alias moves: not here. What was chosen goes along. */
export function GuardNote({ guarded, move: { model, alias, to }, onAgain }: Props) {
  const name = visibleText(alias)
  if (guarded === 'unknown') {
    return (
      <Note
        tone="unknown"
        title={`Whether @${name} is guarded could not be read`}
        actions={<Button onClick={onAgain}>Try again</Button>}
      />
    )
  }
  if (guarded !== 'yes') return null
  return (
    <Note
      tone="warn"
      title={`@${name} is guarded`}
      actions={
        <Link to={paths.promote(model, { alias, to })} className={buttonLook('primary')}>
          Look at it and ask
        </Link>
      }
    >
      It moves by a request that others approve.
    </Note>
  )
}

/** Why the move can't be made here; null where it can. */
export function whyGuarded(guarded: Guarded): string | null {
  switch (guarded) {
    case 'reading':
      return 'Reading whether the alias is guarded.'
    case 'unknown':
      return 'Whether the alias is guarded could not be read.'
    case 'yes':
      return 'The policy guards this alias: it moves by a request.'
    case 'no':
      return null
    default:
      return guarded satisfies never
  }
}
