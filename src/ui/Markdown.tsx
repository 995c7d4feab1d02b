import { Suspense, lazy } from 'react'
import { cut } from '../lib/cut'
import { CopyButton } from './CopyButton'
import { cutMarkdown } from './markdownCut'
import { Scroller } from './Scroller'
import { Skeleton } from './Skeleton'
import { UnlessBroken } from './UnlessBroken'
import { UserText } from './UserText'

const Body = lazy(async () => ({ default: (await import('./MarkdownBody')).MarkdownBody }))

// What is shown as text is marked character by character; more than this is only copied.
const TEXT_MAX = 50_000

interface Props {
  text: string
  /** What it is ("the description"): completes "Drawing …" and "Copy …". */
  what: string
}

/**
 * Text that somebody else wrote in Markdown (GitHub's flavour): no raw HTML, links only to http(s) and mailto with their
 * host shown, pictures as links. What is too long or too deep to draw, or can't be drawn, is shown as plain text.
 */
export function Markdown({ text, what }: Props) {
  const { drawn, rest } = cutMarkdown(text)
  return (
    <div dir="auto" className="max-w-[72ch] min-w-0">
      {drawn !== '' && (
        <UnlessBroken key={drawn} instead={<PlainText text={drawn} what={what} />}>
          <Suspense
            fallback={
              <Skeleton label={`Drawing ${what}`} lines={Math.min(3, drawn.split('\n').length)} />
            }
          >
            <Body text={drawn} />
          </Suspense>
        </UnlessBroken>
      )}
      {rest !== '' && (
        <div className="mt-3 border-t border-line pt-2">
          <p className="flex flex-wrap items-center gap-2 text-table text-quiet">
            {drawn === ''
              ? 'Nested too deep to be drawn; this is the text as written.'
              : 'Too long to be drawn whole; the rest is shown as written.'}
            <CopyButton text={text} what={what} />
          </p>
          <PlainText text={rest} what={what} />
        </div>
      )}
    </div>
  )
}

function PlainText({ text, what }: Props) {
  return (
    <Scroller label={what} className="max-h-96 whitespace-pre-wrap">
      {cut(text, TEXT_MAX)
        .split('\n')
        .map((line, i) => (
          // the lines of a text never change places
          <p key={i} className="min-h-[1lh]">
            <UserText text={line} />
          </p>
        ))}
    </Scroller>
  )
}
