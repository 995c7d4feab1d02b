import { useMemo } from 'react'
import { fileSize } from '../../lib/fileSize'
import type { Head } from '../../queries/versionFiles'
import { CopyButton } from '../../ui/CopyButton'
import { TextLines } from '../../ui/TextLines'

interface Props {
  head: Head
  path: string
  /** How it is laid out to be read; copying gives the file as it is. */
  layOut?: (text: string) => string
}

/** A file as text, letters that are none marked. */
export function TextPreview({ head, path, layOut }: Props) {
  const text = useMemo(() => new TextDecoder().decode(head.bytes), [head])
  const shown = useMemo(() => layOut?.(text) ?? text, [layOut, text])
  return (
    <>
      <div className="mb-1 flex items-center gap-2">
        <Cut head={head} />
        <span className="ml-auto">
          <CopyButton text={text} what="the text" />
        </span>
      </div>
      <TextLines text={shown} label={path} />
    </>
  )
}

/** Says so where a file is longer than what is shown. */
export function Cut({ head }: { head: Head }) {
  if (!head.more) return null
  return (
    <p className="text-table text-warn">
      The first {fileSize(head.bytes.length)}; the rest was not read.
    </p>
  )
}
