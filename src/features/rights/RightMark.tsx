import type { Right } from '../../registry/right'

const MARKS = {
  yes: { look: 'text-pass', sign: '✓', word: 'yes' },
  no: { look: 'text-fail', sign: '✕', word: 'no' },
  unknown: { look: 'text-unknown', sign: '?', word: 'not known' },
} as const

/** Yes, no or unknown, by colour, sign and word. */
export function RightMark({ may }: { may: Right['may'] }) {
  const { look, sign, word } = MARKS[may]
  return (
    <span className={`whitespace-nowrap ${look}`}>
      <span aria-hidden="true">{sign}</span> {word}
    </span>
  )
}
