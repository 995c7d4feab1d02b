import { useQuery } from '@tanstack/react-query'
import { useApp } from '../../app'
import { fileSize } from '../../lib/fileSize'
import { type Head, headQuery } from '../../queries/versionFiles'
import type { VersionRef } from '../../registry/model'
import { Note } from '../../ui/Note'
import { UserText } from '../../ui/UserText'
import { OnnxFile } from '../common/OnnxFile'
import { isGone } from '../common/isGone'
import { QueryPanel } from '../common/QueryPanel'
import { BytesPreview } from './BytesPreview'
import { DownloadFile } from './DownloadFile'
import { ImagePreview } from './ImagePreview'
import { JsonPreview } from './JsonPreview'
import { TablePreview } from './TablePreview'
import { TextPreview } from './TextPreview'
import { MlmodelPreview, YamlPreview } from './YamlPreview'
import { looksLikeText, type PreviewKind, previewKind } from './previewKind'
import { nameOf } from './tree'

const MIB = 1024 * 1024

/** Files that are read from their start until enough was seen. */
type Streamed = Exclude<PreviewKind, 'yaml' | 'mlmodel' | 'onnx' | 'pickle'>

/** How much is read to be shown; of what is not known, enough to tell what it is. */
const MOST: Readonly<Record<Streamed, number>> = {
  text: MIB,
  json: MIB,
  table: MIB,
  image: 10 * MIB,
  unknown: 64 * 1024,
}

interface Props {
  of: VersionRef
  path: string
  /** Null where no list says it. */
  size: number | null
  onClose: () => void
}

/** A look into one file, and a way to take it along. */
export function FilePreview({ of, path, size, onClose }: Props) {
  const kind = previewKind(path)
  return (
    <section aria-label={`File ${path}`} className="min-w-0">
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-table">
        <h3 className="min-w-0 font-mono font-semibold">
          <UserText text={path} />
        </h3>
        {size !== null && <span className="text-quiet tabular-nums">{fileSize(size)}</span>}
        <span className="ml-auto flex items-center gap-1">
          <DownloadFile of={of} path={path} />
          <button
            type="button"
            aria-label="Close the file"
            className="grid size-7 place-items-center rounded text-quiet hover:bg-hover hover:text-ink"
            onClick={onClose}
          >
            <span aria-hidden="true">✕</span>
          </button>
        </span>
      </div>
      {kind === 'pickle' ? (
        <Note tone="warn" title="Pickled: never opened here">
          Reading a pickle runs whatever code its author put in it. Load it only from a source you
          trust.
        </Note>
      ) : kind === 'mlmodel' ? (
        <MlmodelPreview of={of} path={path} />
      ) : kind === 'onnx' ? (
        <OnnxFile of={of} path={path} />
      ) : kind === 'yaml' ? (
        <YamlPreview of={of} path={path} />
      ) : (
        <Read of={of} path={path} kind={kind} />
      )}
    </section>
  )
}

function Read({ of, path, kind }: { of: VersionRef; path: string; kind: Streamed }) {
  const file = useQuery(headQuery(useApp(), of, path, MOST[kind]))
  if (file.data === undefined && isGone(file.error)) {
    return (
      <Note tone="unknown" title={`There is no file ${nameOf(path)} (404)`}>
        It may have been removed, or the address may name another version’s file.
      </Note>
    )
  }
  return (
    <QueryPanel query={file} what={nameOf(path)} lines={6}>
      {(head) => <Shown head={head} path={path} kind={kind} />}
    </QueryPanel>
  )
}

interface ShownProps {
  head: Head
  path: string
  kind: Streamed
}

function Shown({ head, path, kind }: ShownProps) {
  if (head.bytes.length === 0) return <p className="text-table text-quiet">The file is empty.</p>
  switch (kind) {
    case 'image':
      return <ImagePreview head={head} path={path} />
    case 'table':
      return <TablePreview head={head} path={path} />
    case 'json':
      return <JsonPreview head={head} path={path} />
    case 'text':
      return <TextPreview head={head} path={path} />
    case 'unknown':
      return looksLikeText(head.bytes) ? (
        <TextPreview head={head} path={path} />
      ) : (
        <BytesPreview head={head} path={path} />
      )
    default:
      return kind satisfies never
  }
}
