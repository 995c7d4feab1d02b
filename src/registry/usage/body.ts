import { type Json, parseJson } from '../../lib/parseJson'
import type { Mlmodel } from '../mlmodel'
import type { Tensor } from '../signature'
import { sampleOf, tensorsOf } from './sample'

/** What a scoring server is sent, and what the same is in Python. */
export type Body =
  | {
      kind: 'json'
      /** MLflow's scoring format: `dataframe_split`, `inputs`…, perhaps with `params`. */
      text: string
      /** Where it is from: the example, whole or cut, or made up to fit the signature. */
      from: 'example' | 'first row' | 'signature'
    }
  /** Tensors too large to write down. */
  | { kind: 'zeros'; tensors: readonly Tensor[] }

/** More than this is not read, and not pasted. */
const LONGEST = 1500

/**
 * What to send to this version. `example` is a file of it: its serving example, or the plain one of a data frame. Null
 * where neither example nor signature say.
 */
export function bodyOf(
  { signature }: Pick<Mlmodel, 'signature'>,
  example: string | null,
): Body | null {
  const tensors = tensorsOf(signature)
  const named = tensors?.length === 1 ? (tensors[0]?.name ?? null) : null
  const given = example === null ? null : fromExample(example, named)
  if (given !== null) return given
  const text = sampleOf(signature)
  if (text !== null && text.length <= LONGEST) return { kind: 'json', text, from: 'signature' }
  return tensors === null || text === null ? null : { kind: 'zeros', tensors }
}

function fromExample(example: string, named: string | null): Body | null {
  const whole = tryParse(example)
  const parts = whole === null ? null : partsOf(whole, named)
  if (parts === null) return null
  const all = join(parts)
  if (all.length <= LONGEST) return { kind: 'json', text: all, from: 'example' }
  const row = join(parts.map(([key, value]) => [key, firstRow(key, value)]))
  return row.length <= LONGEST ? { kind: 'json', text: row, from: 'first row' } : null
}

type Parts = readonly (readonly [key: string, value: string])[]

const join = (parts: Parts) =>
  `{${parts.map(([key, value]) => `${JSON.stringify(key)}: ${value}`).join(', ')}}`

/** The keys of the request, each with its JSON; null where the file is nothing a server takes. */
function partsOf(json: Json, named: string | null): Parts | null {
  if (json.kind !== 'map') return null
  const keys = new Map(json.entries)
  // a frame's own file is what stands under `dataframe_split`
  if (keys.has('columns') && keys.has('data')) {
    const frame = json.entries.filter(([key]) => key === 'columns' || key === 'data')
    return [['dataframe_split', join(frame.map(([key, value]) => [key, compact(value)]))]]
  }
  return json.entries.map(([key, value]) =>
    // one tensor with a name is asked for by it
    key === 'inputs' && value.kind === 'list' && named !== null
      ? [key, join([[named, compact(value)]])]
      : [key, compact(value)],
  )
}

/** The first of the rows, where the format has rows. */
function firstRow(key: string, value: string): string {
  const json = parseJson(value)
  switch (key) {
    case 'dataframe_split':
      return json.kind === 'map'
        ? join(json.entries.map(([k, v]) => [k, k === 'data' ? head(v) : compact(v)]))
        : value
    case 'dataframe_records':
    case 'instances':
      return head(json)
    case 'inputs':
      return json.kind === 'map' && json.entries.every(([, { kind }]) => kind === 'list')
        ? join(json.entries.map(([k, v]) => [k, head(v)]))
        : head(json)
    default:
      return value
  }
}

const head = (json: Json): string =>
  json.kind === 'list' ? `[${json.items.slice(0, 1).map(compact).join(', ')}]` : compact(json)

function compact(json: Json): string {
  switch (json.kind) {
    case 'text':
    case 'literal':
      return json.raw
    case 'list':
      return `[${json.items.map(compact).join(', ')}]`
    case 'map':
      return join(json.entries.map(([key, value]) => [key, compact(value)]))
    default:
      return json satisfies never
  }
}

/** Whether a file is a data frame as `input_example=` keeps one. */
export function isFrame(text: string): boolean {
  const json = tryParse(text)
  const keys = new Map(json?.kind === 'map' ? json.entries : [])
  return keys.get('columns')?.kind === 'list' && keys.get('data')?.kind === 'list'
}

function tryParse(text: string): Json | null {
  try {
    return parseJson(text)
  } catch {
    return null
  }
}
