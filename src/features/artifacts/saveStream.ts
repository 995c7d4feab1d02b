import { MOST_IN_MEMORY } from './download'

interface Picked {
  createWritable(): Promise<WritableStream<Uint8Array>>
}

declare global {
  interface Window {
    /** Chromium's; others have no way to stream to a file that a person chose. */
    showSaveFilePicker?: (options: { suggestedName: string }) => Promise<Picked>
  }
}

/** Where bytes can go: to a file as they come, or into memory and then to the downloads, up to a limit. */
export type Place = { kind: 'file'; file: Picked } | { kind: 'memory'; most: number }

/** Asks where to; null when the person thought better of it. Must be called in answer to a click. */
export async function choosePlace(name: string): Promise<Place | null> {
  if (window.showSaveFilePicker === undefined) return { kind: 'memory', most: MOST_IN_MEMORY }
  try {
    return { kind: 'file', file: await window.showSaveFilePicker({ suggestedName: name }) }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null
    // a frame or a policy that forbids the picker
    return { kind: 'memory', most: MOST_IN_MEMORY }
  }
}

/** Writes all of `stream` to `place`; what was begun there is given up when it breaks. */
export async function saveStream(
  stream: ReadableStream<Uint8Array>,
  place: Place,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  if (place.kind === 'file') {
    await stream.pipeTo(await place.file.createWritable(), { signal })
    return
  }
  const chunks: BlobPart[] = []
  await stream.pipeTo(
    new WritableStream({
      write(chunk: Uint8Array<ArrayBuffer>) {
        chunks.push(chunk)
      },
    }),
    { signal },
  )
  // without a type Chromium guesses one, and MLmodel is saved as MLmodel.txt
  handOver(new Blob(chunks, { type: 'application/octet-stream' }), name)
}

/** Hands a file to the browser's downloads. */
function handOver(blob: Blob, name: string) {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // the download has begun by then, and holds the bytes itself
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
