import { useEffect, useEffectEvent, useState } from 'react'
import { NavigationType, useNavigationType, useSearchParams } from 'react-router'

const PAUSE = 250

/**
 * The text of a search box and the parameter that `write` sets. The address follows the typing after a pause, by replacing its entry; the box
 * follows the address when a person goes elsewhere in the history or by a link, and never loses a character otherwise.
 */
export function useTypedSearch(
  typedInUrl: string,
  write: (params: URLSearchParams, typed: string) => URLSearchParams,
) {
  const [, setParams] = useSearchParams()
  const navigatedBy = useNavigationType()
  // null: the box shows what the address says
  const [draft, setDraft] = useState<string | null>(null)

  const [seen, setSeen] = useState(typedInUrl)
  if (seen !== typedInUrl) {
    setSeen(typedInUrl)
    // our own steps replace; one that arrives while more is being typed must not take that away
    if (navigatedBy !== NavigationType.Replace) setDraft(null)
  }

  const settle = (text: string | null) => {
    if (text === null || text === typedInUrl) return
    setParams((params) => write(params, text), { replace: true, preventScrollReset: true })
  }
  const settleNow = useEffectEvent(settle)
  useEffect(() => {
    const timer = setTimeout(() => settleNow(draft), PAUSE)
    return () => clearTimeout(timer)
  }, [draft])

  return {
    text: draft ?? typedInUrl,
    onChange: setDraft,
    /** Without waiting: Enter was pressed, or the box was left. */
    onSettle: () => settle(draft),
    /** Another text at once, as by a button. */
    put: (text: string) => {
      setDraft(text)
      settle(text)
    },
  }
}
