import type { Proposal } from '../../registry/ledger/event'
import type { Subject } from '../../registry/ledger/log'
import {
  ASKER_TAG,
  KIND_TAG,
  MODEL_SHA_TAG,
  STATE_TAG,
  TO_TAG,
  tagsOf,
} from '../../registry/ledger/subject'

/** Whose attempt made a run: it is found by it when the answer was lost. */
export const NONCE_TAG = 'ringside.nonce'

/** Stands for the console where others have the hash of a model's name: no hash looks so. */
export const CONSOLE = 'console'

/** Of a request, as far as an index has to know. */
export type TagState = 'open' | 'applying' | 'unverified' | 'final'

/** Values here are hashes and words of ours: nothing that could end a quote. */
export const tagged = (key: string, value: string) => `tags."${key}" = '${value}'`

export const ROOT_TAGS: ReadonlyMap<string, string> = new Map([
  [KIND_TAG, 'root'],
  [MODEL_SHA_TAG, CONSOLE],
])

export const INDEX_TAGS: ReadonlyMap<string, string> = new Map([[KIND_TAG, 'index']])

export const logTags = (subject: Subject): ReadonlyMap<string, string> =>
  subject.model === null ? new Map([...tagsOf(subject), [MODEL_SHA_TAG, CONSOLE]]) : tagsOf(subject)

export const requestTags = (
  proposal: Proposal,
  asker: string,
  state: TagState,
): ReadonlyMap<string, string> => {
  const { model, alias } = proposal
  const to = proposal.kind === 'copy' ? proposal.source.version : proposal.to.version
  return new Map([
    ...tagsOf({ kind: 'request', model, alias }),
    [TO_TAG, to],
    [ASKER_TAG, Array.from(asker).slice(0, 120).join('')],
    [STATE_TAG, state],
  ])
}
