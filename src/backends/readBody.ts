/** The body is larger than the caller takes; `message` completes a sentence. */
export class TooLarge extends Error {}

/** The whole body, or `TooLarge` as soon as more than `maxBytes` (after decompression) arrived. The rest is not read. */
export async function readBody(
  response: Response,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (response.body === null) return new Uint8Array()
  const reader = response.body.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > maxBytes) {
      // a rejected cancel changes nothing: what we report is the size
      reader.cancel().catch(() => undefined)
      throw new TooLarge(`it is larger than ${maxBytes} bytes`)
    }
    chunks.push(value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
