import type { Author } from '../../registry/ledger/lane'
import type { Trust } from '../../registry/ledger/log'
import { UserText } from '../../ui/UserText'

const MARKS: Readonly<Record<Trust, { words: string; look: string }>> = {
  signed: { words: 'signed', look: 'mr-1 text-pass' },
  unsigned: {
    words: 'unverified',
    look: 'border px-1 border-dashed border-line-strong text-quiet',
  },
  unchecked: {
    words: 'not checked',
    look: 'border px-1 border-dashed border-line-strong text-quiet',
  },
  'unknown-key': {
    words: 'signed by an unknown key',
    look: 'border px-1 border-dashed border-warn text-warn',
  },
  forged: { words: 'signature is wrong', look: 'border px-1 border-fail text-fail' },
}

/** Who said something in the ledger, and whether anybody vouches for that. */
export function AuthorName({ author: { name, trust, level, admin } }: { author: Author }) {
  const { words, look } = MARKS[trust]
  const standing = admin ? ', admin' : level === null ? '' : `, ${level}`
  return (
    <>
      <UserText text={name} />{' '}
      <span className={`inline-block rounded-sm text-label ${look}`}>
        {words}
        {trust === 'signed' && standing}
      </span>
    </>
  )
}
