import { useEffect, useState } from 'react'

/** Copies `text`; says so for two seconds. `what` completes "Copy …" for those who hear it. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  useEffect(() => {
    if (state === 'idle') return undefined
    const timer = setTimeout(() => setState('idle'), 2000)
    return () => clearTimeout(timer)
  }, [state])
  const said = { idle: 'Copy', copied: 'Copied', failed: 'Select and copy by hand' }[state]
  return (
    <button
      type="button"
      aria-label={state === 'idle' ? `Copy ${what}` : said}
      aria-live="polite"
      className="inline-flex min-h-6 items-center rounded px-1.5 text-label font-semibold text-quiet hover:bg-hover hover:text-ink"
      onClick={() => {
        // absent outside a secure context: http on another host than loopback
        const writing = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('none'))
        writing.then(
          () => setState('copied'),
          () => setState('failed'),
        )
      }}
    >
      {said}
    </button>
  )
}
