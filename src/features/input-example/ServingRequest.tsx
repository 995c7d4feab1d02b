import { type ReactNode, useDeferredValue, useId, useState } from 'react'
import type { Signature } from '../../registry/signature'
import { Button } from '../../ui/Button'
import { CopyButton } from '../../ui/CopyButton'
import { RequestCode } from './RequestCode'
import { VerdictNote } from './VerdictNote'
import { useCheck } from './useCheck'

interface Props {
  /** The body to begin with. */
  initial: string
  signature: Signature | null
  /** Where it comes from, as a sentence. */
  origin: ReactNode
}

/** A request to a scoring server: its body can be changed, and what a server would refuse is said at once. */
export function ServingRequest({ initial, signature, origin }: Props) {
  const [body, setBody] = useState(initial)
  const checked = useDeferredValue(body)
  const check = useCheck(checked, signature)
  const [label, hint, said] = [useId(), useId(), useId()]
  const lines = Math.min(Math.max(body.split('\n', 24).length, 4), 14)
  return (
    <div>
      <div className="mb-1 flex flex-wrap items-center gap-x-2">
        <h3 id={label} className="label">
          Body of a request to /invocations
        </h3>
        <span className="ml-auto flex items-center gap-1">
          {body !== initial && (
            <Button
              look="quiet"
              className="min-h-6! px-1.5! text-label!"
              onClick={() => setBody(initial)}
            >
              Undo all changes
            </Button>
          )}
          <CopyButton text={body} what="the body" />
        </span>
      </div>
      <p id={hint} className="mb-1 text-table text-quiet">
        {origin} Change it to see what a server would say.
      </p>
      <textarea
        aria-labelledby={label}
        aria-describedby={`${hint} ${said}`}
        aria-invalid={check.verdict?.says === 'refused'}
        value={body}
        onChange={(event) => setBody(event.target.value)}
        rows={lines}
        spellCheck={false}
        autoCapitalize="none"
        autoCorrect="off"
        autoComplete="off"
        wrap="off"
        className="block w-full resize-y rounded border border-line-strong bg-sunken px-3 py-2 font-mono text-[0.75rem] leading-5 text-ink"
      />
      <div id={said} className="mt-2">
        <VerdictNote {...check} signed={signature !== null} />
      </div>
      <RequestCode body={checked} />
    </div>
  )
}
