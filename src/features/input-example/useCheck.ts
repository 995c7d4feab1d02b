import { useMemo, useState } from 'react'
import { checkInput } from '../../registry/checkInput'
import type { Verdict } from '../../registry/serving/findings'
import type { Signature } from '../../registry/signature'

/** Checking is quick up to here; a larger body is checked when somebody asks for it. */
const AT_ONCE = 200_000

/** The verdict on `body`; null with a way to get it where that takes long. */
export function useCheck(
  body: string,
  signature: Signature | null,
): { verdict: Verdict | null; check: () => void } {
  const [asked, setAsked] = useState<string | null>(null)
  const now = body.length <= AT_ONCE || asked === body
  const verdict = useMemo(() => (now ? checkInput(body, signature) : null), [now, body, signature])
  return { verdict, check: () => setAsked(body) }
}
