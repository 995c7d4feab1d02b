import type { ReactNode } from 'react'
import type { JsonSchema } from '../../registry/jsonSchema'
import type { Part } from '../../registry/signature'
import { CopyButton } from '../../ui/CopyButton'
import { Disclosure } from '../../ui/Disclosure'
import { Note } from '../../ui/Note'
import { TextLines } from '../../ui/TextLines'

interface Props<T> {
  title: string
  part: Part<T>
  /** What it means that the signature has no such side. */
  none: string
  /** How many are found, while somebody searches. */
  hits: number | null
  /** JSON Schema of this side, made when it is wanted. */
  schema: () => JsonSchema | null
  children: (fields: readonly T[], name: string) => ReactNode
}

/** One side of a signature. A side that can't be read says why and leaves the others alone. */
export function SignaturePart<T>({ title, part, none, hits, schema, children }: Props<T>) {
  return (
    <div>
      <div className="mb-1 flex items-baseline gap-2">
        <h3 className="label">{title}</h3>
        {part.state === 'given' && (
          <span className="text-label text-quiet tabular-nums">
            {hits !== null && `${hits.toLocaleString('en')} found · `}
            {part.fields.length.toLocaleString('en')}
          </span>
        )}
        {part.state === 'given' && part.fields.length > 0 && (
          <span className="ml-auto">
            <CopyButton
              text={() => JSON.stringify(schema(), null, 2)}
              what={`the JSON Schema of ${title.toLowerCase()}`}
              label="Copy JSON Schema"
            />
          </span>
        )}
      </div>
      {part.state === 'none' && <p className="text-table text-quiet">{none}</p>}
      {part.state === 'unreadable' && (
        <Note tone="warn" title={`The ${title.toLowerCase()} can’t be read`}>
          <p>{part.because}</p>
          <Disclosure label="As written">
            <TextLines text={part.text} label={`${title} as written`} />
          </Disclosure>
        </Note>
      )}
      {part.state === 'given' &&
        (part.fields.length === 0 ? (
          <p className="text-table text-quiet">An empty list: logged with none.</p>
        ) : (
          children(part.fields, title)
        ))}
    </div>
  )
}
