import type { Head } from '../../queries/versionFiles'
import { Scroller } from '../../ui/Scroller'

const SHOWN = 256
const LINE = 16

/** What a binary file begins with, as bytes and as the letters among them. */
export function BytesPreview({ head, path }: { head: Head; path: string }) {
  const bytes = [...head.bytes.subarray(0, SHOWN)]
  const lines = Array.from({ length: Math.ceil(bytes.length / LINE) }, (_, i) =>
    lineOf(bytes.slice(i * LINE, (i + 1) * LINE), i * LINE),
  )
  return (
    <>
      <p className="mb-1 text-table text-quiet">
        Not text. It begins with these {bytes.length} bytes:
      </p>
      <Scroller label={`Bytes of ${path}`} className="rounded bg-sunken px-3 py-2">
        <pre className="w-max font-mono text-[0.75rem] leading-5">{lines.join('\n')}</pre>
      </Scroller>
    </>
  )
}

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')

function lineOf(bytes: readonly number[], at: number): string {
  const codes = bytes.map((byte) => hex(byte, 2)).join(' ')
  const letters = bytes.map((byte) =>
    byte > 0x1f && byte < 0x7f ? String.fromCharCode(byte) : '·',
  )
  return `${hex(at, 4)}  ${codes.padEnd(LINE * 3 - 1)}  ${letters.join('')}`
}
