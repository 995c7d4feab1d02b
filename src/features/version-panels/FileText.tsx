import type { UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import { CopyButton } from '../../ui/CopyButton'
import { Note } from '../../ui/Note'
import { TextLines } from '../../ui/TextLines'
import { QueryPanel } from '../common/QueryPanel'

interface Props {
  query: UseQueryResult<Uint8Array>
  path: string
  /** How its text is laid out to be read; copying gives the file as it is. */
  layOut?: (text: string) => string
}

/** A small text file of a version. */
export function FileText({ query, path, layOut = asIs }: Props) {
  return (
    <QueryPanel query={query} what={path} lines={4}>
      {(bytes) => <Text bytes={bytes} path={path} layOut={layOut} />}
    </QueryPanel>
  )
}

const asIs = (text: string) => text

function Text({ bytes, path, layOut }: { bytes: Uint8Array; path: string; layOut: typeof asIs }) {
  const text = useMemo(() => decode(bytes), [bytes])
  const shown = useMemo(() => (text === null ? null : layOut(text)), [text, layOut])
  if (text === null || shown === null) {
    return <Note tone="warn" title={`Could not show ${path}: it is not UTF-8 text`} />
  }
  if (text === '') return <p className="text-table text-quiet">The file is empty.</p>
  return (
    <div className="relative">
      <TextLines text={shown} label={path} />
      <div className="absolute top-1 right-1 rounded bg-sunken">
        <CopyButton text={text} what={path} />
      </div>
    </div>
  )
}

/** Null when it is not UTF-8. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
