import { useEffect, useRef, useState } from 'react'
import { type Place, choosePlace, saveStream } from './saveStream'

export type DownloadState<P> =
  | { state: 'idle' }
  | { state: 'running'; progress: P | null }
  | { state: 'done'; progress: P | null }
  | { state: 'failed'; error: unknown; progress: P | null }
  | { state: 'cancelled' }

interface Run<P> {
  report: (progress: P) => void
  signal: AbortSignal
  place: Place
}

/** One download at a time, with its progress; leaving the page ends it. */
export function useDownload<P>() {
  const [state, setState] = useState<DownloadState<P>>({ state: 'idle' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function start(name: string, make: (run: Run<P>) => Promise<ReadableStream<Uint8Array>>) {
    const place = await choosePlace(name)
    if (place === null) return
    const stop = new AbortController()
    running.current = stop
    let progress: P | null = null
    let drawn = 0
    setState({ state: 'running', progress })
    const report = (next: P) => {
      progress = next
      // not for every chunk of a large file
      if (Date.now() - drawn < 100) return
      drawn = Date.now()
      setState({ state: 'running', progress })
    }
    try {
      const stream = await make({ report, signal: stop.signal, place })
      await saveStream(stream, place, name, stop.signal)
      setState({ state: 'done', progress })
    } catch (error) {
      if (stop.signal.aborted) setState({ state: 'cancelled' })
      else setState({ state: 'failed', error, progress })
    }
  }

  return { state, start, cancel: () => running.current?.abort() }
}
