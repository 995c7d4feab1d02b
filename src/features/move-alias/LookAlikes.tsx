import { cut } from '../../lib/cut'
import { oddLetters } from '../../ui/oddLetters'
import { UserText } from '../../ui/UserText'

const SHOWN = 8
const NAME_SHOWN = 80

/**
 * The letters of a name that may be taken for others, by code point: two names that look the same are told apart before
 * an alias is moved. Nothing for plain ASCII.
 */
export function LookAlikes({ name }: { name: string }) {
  const odd = oddLetters(name)
  if (odd.length === 0) return null
  return (
    <p className="text-table text-quiet">
      In <UserText className="font-mono" text={cut(name, NAME_SHOWN)} />:{' '}
      {odd.slice(0, SHOWN).map(({ char, code, script }, i) => (
        <span key={code}>
          {i > 0 && ', '}
          <UserText text={char} /> is {script} <span className="font-mono">{code}</span>
        </span>
      ))}
      {odd.length > SHOWN && ` and ${odd.length - SHOWN} more`}.
    </p>
  )
}
