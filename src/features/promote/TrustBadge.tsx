import { Reason } from '../../ui/Reason'

/** How far what a request says can be believed, and what keeps people to it. */
export type Enforced = 'not' | 'signed' | 'server'

const WORDS = {
  not: {
    word: 'Not enforced',
    means:
      'Nobody signs in here: names are typed, and whoever reaches the server can move the alias past this page.',
    look: 'border-dashed border-line-strong text-quiet',
  },
  signed: {
    word: 'Signed by Ringside, not enforced',
    means:
      'The console signs who did what. Whoever may edit the model can still move the alias past this page; that is seen afterwards.',
    look: 'border-line-strong text-ink',
  },
  server: {
    word: 'Enforced by the server',
    means:
      'Who asked can’t move the alias: MLflow itself refuses it, whatever they use. What is done here is signed.',
    look: 'border-pass text-pass',
  },
} as const

/** One of three, in the words that the documentation uses. */
export function TrustBadge({ enforced }: { enforced: Enforced }) {
  const { word, means, look } = WORDS[enforced]
  return (
    <span className={`inline-block rounded border px-1.5 text-label ${look}`}>
      <Reason because={means}>{word}</Reason>
    </span>
  )
}
