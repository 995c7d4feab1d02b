import type { ReactNode } from 'react'
import type { LedgerEvent } from '../../registry/ledger/event'
import type { Remark } from '../../registry/ledger/request'
import { Empty } from '../../ui/Empty'
import { Markdown } from '../../ui/Markdown'
import { Panel } from '../../ui/Panel'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'
import { AuthorName } from '../common/AuthorName'

interface Props {
  /** In order, the ask first; null: nobody asked yet. */
  remarks: readonly Remark[] | null
}

/** Who said what, in order, and how far each can be believed. */
export function Discussion({ remarks }: Props) {
  return (
    <Panel title="Discussion" note={remarks === null ? undefined : countOf(remarks)}>
      {remarks === null ? (
        <Empty>Nobody has asked for this move. What is said about a request stands here.</Empty>
      ) : (
        <ol className="max-w-[84ch]">
          {remarks.map((remark) => (
            <Item key={remark.n} remark={remark} />
          ))}
        </ol>
      )}
    </Panel>
  )
}

const countOf = ({ length }: readonly Remark[]) => `${length} ${length === 1 ? 'entry' : 'entries'}`

function Item({ remark: { n, by, at, event, ignored } }: { remark: Remark }) {
  const { sign, look, words } = SAYS[event.type] ?? OTHER
  const text = textOf(event)
  const claimed = by.trust !== 'signed'
  return (
    <li
      className={`border-l-2 py-2 pl-3 ${claimed ? 'border-dashed border-line-strong' : 'border-line-strong'}`}
    >
      <p className="flex flex-wrap items-baseline gap-x-2 text-table">
        <span aria-hidden="true" className={`w-4 text-center font-semibold ${look}`}>
          {sign}
        </span>
        <span className="font-semibold">
          <AuthorName author={by} />
        </span>
        <span>{typeof words === 'string' ? words : words(event)}</span>
        <span className="ml-auto text-label text-quiet">
          <span className="font-mono">#{n}</span> <Time at={at} />
        </span>
      </p>
      {text !== '' && (
        <div className="mt-1 pl-6">
          <Markdown text={text} what="the remark" />
        </div>
      )}
      {ignored !== null && (
        <p className="mt-1 pl-6 text-table text-warn">
          <span aria-hidden="true">▲</span> Does not count: <UserText text={ignored} />
        </p>
      )}
    </li>
  )
}

type Says = { sign: string; look: string; words: string | ((event: LedgerEvent) => ReactNode) }

const OTHER: Says = { sign: '·', look: 'text-quiet', words: 'wrote an entry' }

const SAYS: Readonly<Partial<Record<LedgerEvent['type'], Says>>> = {
  asked: { sign: '?', look: 'text-accent', words: 'asked' },
  comment: { sign: '·', look: 'text-quiet', words: 'said' },
  'changes-requested': { sign: '▲', look: 'text-warn', words: 'asked for changes' },
  'changes-cleared': { sign: '✓', look: 'text-pass', words: 'cleared the request for changes' },
  evidence: {
    sign: '#',
    look: 'text-quiet',
    words: (event) => (
      <>renewed the evidence {event.type === 'evidence' && <Digest of={event.evidence} />}</>
    ),
  },
  approved: {
    sign: '✓',
    look: 'text-pass',
    words: (event) => <>approved {event.type === 'approved' && <Digest of={event.evidence} />}</>,
  },
  waived: {
    sign: '▲',
    look: 'text-warn',
    words: (event) => `let the check ${event.type === 'waived' ? event.gate : ''} pass`,
  },
  rejected: { sign: '✕', look: 'text-fail', words: 'rejected it' },
  withdrawn: { sign: '–', look: 'text-quiet', words: 'withdrew it' },
  expired: { sign: '–', look: 'text-quiet', words: 'noted that it expired' },
  superseded: { sign: '–', look: 'text-quiet', words: 'replaced it by another request' },
  applied: { sign: '✓', look: 'text-pass', words: 'applied it' },
  verified: { sign: '✓', look: 'text-pass', words: 'read it back: it holds' },
  'rolled-back': { sign: '↶', look: 'text-warn', words: 'rolled it back' },
  reviewed: {
    sign: '!',
    look: 'text-warn',
    words: (event) =>
      event.type === 'reviewed' && event.verdict === 'stands'
        ? 'reviewed the emergency change: it stands'
        : 'reviewed the emergency change: it should not have been',
  },
}

const Digest = ({ of }: { of: string }) => (
  <span className="font-mono text-label text-quiet">#{of.slice(0, 8)}</span>
)

function textOf(event: LedgerEvent): string {
  if ('text' in event) return event.text
  return 'reason' in event ? event.reason : ''
}
