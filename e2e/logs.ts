import type { Page } from '@playwright/test'
import * as z from 'zod/mini'
import type { Mark, Proposal } from '../src/registry/ledger/event'
import type { Subject } from '../src/registry/ledger/log'
import {
  ASKER_TAG,
  STATE_TAG,
  laneKey,
  runNameOf,
  shardKey,
  shardOf,
  tagsOf,
} from '../src/registry/ledger/subject'
import { say, setUpLedger } from './ledger'
import { callThrough } from './registry'

// Logs that somebody else wrote, by REST: what a script does that asks, and what moves of months ago have left.

const made = z.object({ run: z.object({ info: z.object({ run_id: z.string() }) }) })
const found = z.object({
  runs: z.array(
    z.object({
      data: z.object({ params: z.array(z.object({ key: z.string(), value: z.string() })) }),
    }),
  ),
})

async function beginRun(
  page: Page,
  subject: Subject,
  tags: readonly (readonly [string, string])[] = [],
): Promise<{ experiment: string; run: string }> {
  const call = callThrough(page)
  const experiment = await setUpLedger(page)
  const answer = await call('POST', 'runs/create', {
    experiment_id: experiment,
    start_time: Date.now(),
    run_name: runNameOf(subject),
    tags: Array.from([...tagsOf(subject), ...tags], ([key, value]) => ({ key, value })),
  })
  return { experiment, run: made.parse(answer).run.info.run_id }
}

/** The lane of an alias, begun and in the index; its run. */
export async function beginLane(page: Page, model: string, alias: string): Promise<string> {
  const call = callThrough(page)
  const { experiment, run } = await beginRun(page, { kind: 'lane', model, alias })
  const key = laneKey(model, alias)
  const filter = `tags."ringside.kind" = 'root'`
  const body = { experiment_ids: [experiment], filter, max_results: 10 }
  const roots = found.parse(await call('POST', 'runs/search', body)).runs
  const shard = roots
    .flatMap(({ data }) => data.params)
    .find((param) => param.key === shardKey(shardOf(key)))
  await call('POST', 'runs/log-batch', { run_id: shard?.value, params: [{ key, value: run }] })
  await say(page, run, { type: 'lane', model, alias }, { by: 'ada-admin', model })
  return run
}

/** That the version was seen to hold the alias, and nobody knows since when. */
export async function seeFirst(
  page: Page,
  { run, model, holder }: { run: string; model: string; holder: Mark | null },
) {
  const before = new Date().toISOString()
  const event = { type: 'observed', how: 'first-sight', holder, after: null, before } as const
  await say(page, run, event, { by: 'watch', model })
}

/** Asks for a move as a script does; the request's run. */
export async function askFor(
  page: Page,
  proposal: Proposal,
  { by, reason = 'Better on weekends.' }: { by: string; reason?: string },
): Promise<string> {
  const { model, alias } = proposal
  const subject = { kind: 'request', model, alias } as const
  const { run } = await beginRun(page, subject, [
    [STATE_TAG, 'open'],
    [ASKER_TAG, by],
  ])
  const event = {
    type: 'asked',
    proposal,
    reason,
    policy: null,
    evidence: null,
    expires: null,
    again: null,
    emergency: null,
  } as const
  await say(page, run, event, { by, model })
  return run
}
