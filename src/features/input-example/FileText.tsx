import type { UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import { CopyButton } from '../../ui/CopyButton'
import { Note } from '../../ui/Note'
import { TextLines } from '../../ui/TextLines'
import { UserText } from '../../ui/UserText'
import { QueryPanel } from '../common/QueryPanel'
import { decodeText } from '../../lib/decodeText'

interface Props {
  query: UseQueryResult<Uint8Array>
  path: string
  /** What is known about it besides its name. */
  note: string | null
  /** How its text is laid out to be read; copying gives the file as it is. */
  layOut: (text: string) => string
}

/** A small text file of a version. */
export function FileText({ query, path, note, layOut }: Props) {
  const text = useMemo(
    () => (query.data === undefined ? null : decodeText(query.data)),
    [query.data],
  )
  return (
    <>
      <div className="mb-1 flex min-h-6 items-center gap-2 text-table text-quiet">
        <span className="min-w-0 flex-1">
          <UserText text={path} className="font-mono" />
          {note !== null && (
            <>
              {' · '}
              <UserText text={note} />
            </>
          )}
        </span>
        {text !== null && <CopyButton text={text} what={path} />}
      </div>
      <QueryPanel query={query} what={path} lines={4}>
        {() =>
          text === null ? (
            <Note tone="warn" title={`Could not show ${path}: it is not UTF-8 text`} />
          ) : (
            <Text text={text} path={path} layOut={layOut} />
          )
        }
      </QueryPanel>
    </>
  )
}

function Text({ text, path, layOut }: { text: string; path: string; layOut: Props['layOut'] }) {
  const shown = useMemo(() => layOut(text), [text, layOut])
  if (text === '') return <p className="text-table text-quiet">The file is empty.</p>
  return <TextLines text={shown} label={path} />
}
