import { type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { type App, useApp } from '../../app'
import type { Found } from '../../backends/ledger/find'
import { ledgerQueries, placeOf } from '../../queries/ledger'
import { modelRights, nobodySignsIn } from '../../queries/rights'
import { who } from '../../queries/who'
import type { Group } from '../../registry/ledger/inbox'
import type { ReviewRequest } from '../../registry/ledger/request'
import type { Right } from '../../registry/right'
import { rightFor } from '../../registry/rightWords'
import { useNow } from '../../ui/useNow'
import { type InboxRow, inboxRow } from './inboxRows'

/** So many models are asked about apart; of others nobody can tell here what they take. */
const MOST_ASKED = 8

export interface Inbox {
  open: UseQueryResult<{ requests: readonly ReviewRequest[]; skipped: number }>
  /** Null: not read yet, or there is no need to know. */
  found: Found | null
  /** Null until all that decides about groups is read. */
  rows: readonly InboxRow[] | null
  counts: ReadonlyMap<Group, number>
}

/**
 * Requests that are not over, and whom they wait for. One search; where there are any, the console's policy as well, and
 * for the first few models what they have of their own. `explains`: says as well why there are none, where that is so.
 */
export function useInbox({ enabled = true, explains = false } = {}): Inbox {
  const app = useApp()
  const ledger = ledgerQueries(app)
  const now = useNow()
  const open = useQuery({ ...ledger.openRequests(), enabled })
  const requests = open.data?.requests
  const some = requests !== undefined && requests.length > 0
  // without an id the search has looked already; with one there is nothing to look for, unless it is closed or gone
  const looked = placeOf(app).experiment === null || (explains && requests?.length === 0)
  const found = useQuery({ ...ledger.found(), enabled: enabled && looked && open.isFetched })
  const me = useQuery({ ...who(app), enabled: some })
  const models = modelsOf(requests ?? [])
  const ownPolicy = modelsOf((requests ?? []).filter(({ policy }) => policy?.scope === 'model'))
  const policies = useQueries({
    queries: [null, ...ownPolicy.slice(0, MOST_ASKED)].map((model) => ({
      ...ledger.policy(model),
      enabled: some,
    })),
  })
  const rights = useQueries({
    queries: nobodySignsIn(app.config)
      ? []
      : models.slice(0, MOST_ASKED).map((model) => modelRights(app, model, false)),
  })
  const pending =
    requests === undefined || (some && [me, ...policies, ...rights].some((one) => one.isPending))
  const rows = useMemo(() => {
    if (pending) return null
    const name = me.data?.name ?? ''
    return requests.map((request) => {
      const { model } = request.proposal
      const own = request.policy?.scope === 'model' ? ownPolicy.indexOf(model) + 1 : 0
      const known = rights[models.indexOf(model)]?.data
      const move: Right =
        known === undefined || known.holdings === null
          ? { may: 'unknown' }
          : rightFor(known, model, 'set-alias')
      return inboxRow(request, {
        now,
        policy: policies[own]?.data?.policy,
        person: {
          name: name === '' ? null : name,
          ...standing(app),
          move,
          write: { may: 'unknown' },
        },
      })
    })
    // the lists of queries are other ones with every drawing, and what is in them changes with these
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [pending, requests, me.data, now.getTime(), policies.map((one) => one.data?.hash).join()])
  const shown = useLastKnown(rows)
  // of what can't be read nobody can say that there are none
  const untold = found.data !== undefined && found.data.kind !== 'ready'
  return {
    open,
    found: found.data ?? null,
    rows: shown,
    counts: countsOf(untold ? null : shown),
  }
}

/** A request that comes in may need more to be read of: until that is there, what was shown stays, and the cursor in it. */
function useLastKnown<T>(value: T | null): T | null {
  const [last, setLast] = useState(value)
  if (value !== null && value !== last) setLast(value)
  return value ?? last
}

/** Whether what this person writes is signed, and whether they are an admin. */
function standing({ config: { identity, ledger } }: App) {
  const person = identity.kind === 'session' ? identity.person : null
  return { signs: person !== null && ledger?.signs === true, admin: person?.admin === true }
}

const modelsOf = (requests: readonly ReviewRequest[]) => [
  ...new Set(requests.map(({ proposal }) => proposal.model)),
]

function countsOf(rows: readonly InboxRow[] | null): ReadonlyMap<Group, number> {
  if (rows === null) return new Map()
  const counts = new Map<Group, number>([
    ['mine', 0],
    ['asked', 0],
    ['others', 0],
  ])
  for (const { group } of rows) {
    if (group !== 'decided') counts.set(group, (counts.get(group) ?? 0) + 1)
  }
  return counts
}
