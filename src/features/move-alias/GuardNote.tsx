import { Link } from 'react-router'
import { paths } from '../../paths'
import type { AliasMove } from '../../registry/aliasMove'
import { Button } from '../../ui/Button'
import { Note } from '../../ui/Note'
import { buttonLook } from '../../ui/buttonLooks'
import { visibleText } from '../../ui/visibleText'
import { UNTOLD_WORDS } from '../common/untoldWords'
import type { Guarded } from '../common/useGuard'

interface Props {
  guarded: Guarded
  /** Without `to`: a removal. */
  move: Pick<AliasMove, 'model' | 'alias'> & { to?: string }
  onAgain: () => void
}

/** Where a guarded alias moves: not here. What was chosen goes along. */
export function GuardNote({ guarded, move, onAgain }: Props) {
  const { model, alias, to } = move
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
  if (guarded === 'reading' || guarded === 'no') return null
  if (guarded !== 'yes') {
    return (
      <Note tone="warn" title={`Whether @${name} is guarded can’t be told`}>
        {UNTOLD_WORDS[guarded]} If it is guarded, this goes past review.
      </Note>
    )
  }
  return (
    <Note
      tone="warn"
      title={`@${name} is guarded`}
      actions={
        <Link
          to={paths.promote(model, to === undefined ? { alias } : { alias, to })}
          className={buttonLook('primary')}
        >
          {to === undefined ? 'Ask to move it' : 'Look at it and ask'}
        </Link>
      }
    >
      It moves by a request that others approve
      {to === undefined && ', and is not deleted while the policy guards it'}.
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
    // without a ledger aliases move all the same, and a warning stands above
    case 'denied':
    case 'several':
    case 'deleted':
      return null
    default:
      return guarded satisfies never
  }
}
