import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { cut } from '../../lib/cut'
import { paths } from '../../paths'
import type { Side } from '../../registry/compare/side'
import { valueOf } from '../../registry/compare/known'
import type { Mark, Proposal } from '../../registry/ledger/event'
import { Panel } from '../../ui/Panel'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'
import { visibleText } from '../../ui/visibleText'
import { AliasPill } from '../common/AliasPill'

interface Props {
  proposal: Proposal
  /** What would take over, and what holds the alias; null where nobody does. */
  candidate: Side | null
  holder: Side | null
  /** It was applied: what held the alias before holds it no longer. */
  done: boolean
  /** The version that a copy became; null: it is not made, or nothing is copied. */
  copied: string | null
  badge: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** The move itself, drawn large: from which version to which, since when, by whom. */
export function WhatMoves({
  proposal,
  candidate,
  holder,
  done,
  copied,
  badge,
  actions,
  children,
}: Props) {
  const { model, alias } = proposal
  return (
    <Panel title="What moves" note={badge} actions={actions}>
      <p className="mb-3 flex flex-wrap items-center gap-x-2 gap-y-1">
        <AliasPill alias={alias} />
        <span className="text-quiet">of</span>
        <Link to={paths.model(model)} className="min-w-0 font-semibold hover:underline">
          <UserText text={cut(model, 300)} />
        </Link>
      </p>
      <div
        role="group"
        aria-label={inWords(proposal)}
        className="grid items-start gap-x-6 gap-y-3 sm:grid-cols-[minmax(0,auto)_auto_minmax(0,1fr)]"
      >
        <Stop
          mark={proposal.from}
          of={proposal.from === null ? null : { model, version: proposal.from.version }}
          side={holder}
          word={done ? 'held it before' : 'holds it now'}
        />
        <span
          aria-hidden="true"
          className="self-start font-mono text-[1.75rem] leading-10 text-quiet max-sm:rotate-90 max-sm:justify-self-start"
        >
          ⟶
        </span>
        {proposal.kind === 'copy' ? (
          <Stop
            mark={proposal.source}
            of={proposal.source}
            side={candidate}
            from={proposal.source.model}
            word={
              done
                ? copied === null
                  ? 'was copied here, and the copy took over'
                  : `was copied here as v${visibleText(copied)}, which took over`
                : 'is copied here, and the copy takes over'
            }
          />
        ) : (
          <Stop
            mark={proposal.to}
            of={{ model, version: proposal.to.version }}
            side={candidate}
            word={done ? 'took over' : 'takes over'}
          />
        )}
      </div>
      {proposal.kind === 'swap' && (
        <p className="mt-3 flex flex-wrap items-center gap-2 text-table">
          <AliasPill alias={proposal.other} />
          <span>
            goes the other way, from <Version of={proposal.to.version} /> to{' '}
            <Version of={proposal.from.version} />.
          </span>
        </p>
      )}
      <div className="mt-4 space-y-3">{children}</div>
    </Panel>
  )
}

interface StopProps {
  mark: Mark | null
  of: { model: string; version: string } | null
  side: Side | null
  word: string
  /** The model it lies in, where that is another. */
  from?: string
}

function Stop({ mark, of, side, word, from }: StopProps) {
  if (mark === null || of === null) {
    return (
      <div className="min-w-0">
        <p className="font-mono text-[1.75rem] leading-10 font-semibold text-quiet">–</p>
        <p className="text-table text-quiet">nobody holds it now</p>
      </div>
    )
  }
  const version = side === null ? null : valueOf(side.version)
  const run = side === null ? null : valueOf(side.run)
  const at = mark.created === null ? (version?.created ?? null) : new Date(mark.created)
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-baseline gap-x-2">
        {from !== undefined && <UserText text={cut(from, 120)} className="font-semibold" />}
        <Link
          to={paths.version(of)}
          className="font-mono text-[1.75rem] leading-10 font-semibold tabular-nums hover:underline"
        >
          v<UserText text={mark.version} />
        </Link>
      </p>
      <p className="text-table text-quiet">{word}</p>
      <p className="text-table text-quiet">
        Registered <Time at={at} />
        {version?.createdBy ? (
          <>
            {' '}
            by <UserText text={version.createdBy} />
          </>
        ) : (
          run?.user && (
            <>
              {' '}
              · run by <UserText text={run.user} />, as it claims
            </>
          )
        )}
      </p>
    </div>
  )
}

const Version = ({ of }: { of: string }) => (
  <span className="font-mono font-semibold">
    v<UserText text={of} />
  </span>
)

function inWords(proposal: Proposal): string {
  const from = proposal.from === null ? 'nobody' : `version ${proposal.from.version}`
  const to =
    proposal.kind === 'copy'
      ? `a copy of version ${proposal.source.version} of ${proposal.source.model}`
      : `version ${proposal.to.version}`
  return `@${proposal.alias} goes from ${from} to ${to}`
}
