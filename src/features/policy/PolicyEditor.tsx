import { useId, useMemo, useState } from 'react'
import type { ReviewRequest } from '../../registry/ledger/request'
import type { Policy } from '../../registry/policy'
import { previewOf } from '../../registry/policyPreview'
import { policyText } from '../../registry/policyText'
import { Button } from '../../ui/Button'
import { Note } from '../../ui/Note'
import { PolicyForm } from './PolicyForm'
import { PolicyJson } from './PolicyJson'
import { Preview } from './Preview'
import type { ReadFacts } from './PreviewChecks'
import { type Draft, readDraft } from './draft'

interface Props {
  inForce: Policy
  /** The open requests that it is the policy of; null: they could not be read. */
  requests: readonly ReviewRequest[] | null
  /** They are being read. */
  reading: boolean
  /** The console signs what people approve. */
  signs: boolean
  /** What becomes the hash of a policy that is saved. */
  hashOf: (policy: Policy) => string
  facts: ReadFacts
  closedBecause: string | null
  saving: boolean
  onSave: (policy: Policy, reason: string) => void
  onCancel: () => void
}

/** A policy to be changed: a form and its JSON side by side, and what the change does before it is made. */
export function PolicyEditor(props: Props) {
  const { inForce, requests, reading, signs, hashOf, facts, closedBecause } = props
  const { saving, onSave, onCancel } = props
  const [draft, setDraft] = useState<Draft>(() => readDraft(policyText(inForce)))
  const [reason, setReason] = useState('')
  const why = useId()
  const { policy, problems } = draft
  const sound = policy !== null && problems.length === 0 ? policy : null
  const effects = useMemo(
    () =>
      sound === null || requests === null
        ? null
        : previewOf(requests, inForce, sound, hashOf(sound)),
    [sound, requests, inForce, hashOf],
  )
  const unchanged = sound !== null && policyText(sound) === policyText(inForce)
  return (
    <div className="space-y-4">
      <div className="grid gap-x-6 gap-y-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <PolicyForm
          policy={policy ?? inForce}
          closed={policy === null}
          onChange={(next) => setDraft(readDraft(policyText(next)))}
        />
        <PolicyJson draft={draft} closed={saving} onChange={(text) => setDraft(readDraft(text))} />
      </div>
      {requests === null && !reading ? (
        <p className="text-table text-warn">
          ▲ The open requests could not be read: nobody can tell what this does to them.
        </p>
      ) : (
        effects !== null &&
        sound !== null &&
        !unchanged && <Preview effects={effects} before={inForce} after={sound} facts={facts} />
      )}
      {!signs && sound?.guards.some((guard) => guard.signed) && (
        <Note tone="warn" title="Only signed approvals would count, and this console signs nothing">
          No request could ever be approved here. A console signs where people sign in at it and it
          has a key: see Signing keys.
        </Note>
      )}
      <div className="max-w-[72ch]">
        <label htmlFor={why} className="label block">
          Reason, kept with the policy
        </label>
        <textarea
          id={why}
          value={reason}
          rows={2}
          maxLength={2000}
          onChange={({ target }) => setReason(target.value)}
          className="w-full rounded border border-line-strong bg-raised p-2 text-table text-ink"
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          look="primary"
          closedBecause={closedBecause ?? whyNotYet({ sound, unchanged, reason, saving })}
          onClick={() => {
            if (sound !== null) onSave(sound, reason.trim())
          }}
        >
          Save the policy
        </Button>
        <Button onClick={onCancel} closedBecause={saving ? 'It is being written.' : null}>
          Leave it as it is
        </Button>
      </div>
    </div>
  )
}

interface State {
  sound: Policy | null
  unchanged: boolean
  reason: string
  saving: boolean
}

function whyNotYet({ sound, unchanged, reason, saving }: State): string | null {
  if (saving) return 'It is being written.'
  if (sound === null) return 'Mend the JSON first.'
  if (unchanged) return 'Nothing is changed.'
  return reason.trim() === '' ? 'Say why: it is kept with the policy.' : null
}
