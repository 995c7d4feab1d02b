import { useEffect, useState } from 'react'

interface Props {
  /** A function where making the text is work: it is called when the text is wanted. */
  text: string | (() => string)
  /** Completes "Copy …" for those who hear it. */
  what: string
  /** What is seen; without it "Copy". */
  label?: string
}

/** Copies `text`; says so for two seconds. */
export function CopyButton({ text, what, label = 'Copy' }: Props) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  useEffect(() => {
    if (state === 'idle') return undefined
    const timer = setTimeout(() => setState('idle'), 2000)
    return () => clearTimeout(timer)
  }, [state])
  const said = { idle: label, copied: 'Copied', failed: 'Select and copy by hand' }[state]
  return (
    <button
      type="button"
      aria-label={state === 'idle' ? `Copy ${what}` : said}
      aria-live="polite"
      className="inline-flex min-h-6 items-center rounded px-1.5 text-label whitespace-nowrap font-semibold text-quiet hover:bg-hover hover:text-ink"
      onClick={() => {
        // absent outside a secure context: http on another host than loopback
        const writing =
          navigator.clipboard?.writeText(typeof text === 'string' ? text : text()) ??
          Promise.reject(new Error('none'))
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
