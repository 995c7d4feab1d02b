import type { DataType, Field, Param, Part, Property, Signature, Unreadable } from '../signature'
import { typeText } from '../signatureText'

/** So many fields of one side are put beside another's; a wider signature has its own page. */
const MOST = 2_000

/** What a signature says at each place, nested ones included: `inputs › items[] › price` → `double`. */
export function signatureFacts(signature: Signature | null): ReadonlyMap<string, string> {
  const facts = new Map<string, string>()
  if (signature === null) return facts
  for (const side of ['inputs', 'outputs'] as const) {
    const part = signature[side]
    if (part.state === 'given') addFields(part.fields, side, facts)
    else addState(side, part, facts)
  }
  const { params } = signature
  if (params.state === 'given') {
    params.fields.forEach((param, i) => facts.set(`params › ${nameOf(param, i)}`, paramText(param)))
  } else addState('params', params, facts)
  return facts
}

function addState(side: string, part: Part<unknown>, facts: Map<string, string>) {
  if (part.state === 'unreadable') facts.set(side, `can’t be read: ${part.because}`)
}

function addFields(fields: readonly Field[], side: string, facts: Map<string, string>) {
  const most = facts.size + MOST
  // an explicit stack: a type may nest deeper than calls may
  const stack: { path: string; field: Field }[] = fields
    .map((field, i) => ({ path: `${side} › ${nameOf(field, i)}`, field }))
    .toReversed()
  for (let top = stack.pop(); top !== undefined && facts.size < most; top = stack.pop()) {
    const { path, field } = top
    facts.set(path, fieldText(field))
    if (field.kind !== 'column') continue
    const { marks, properties } = inside(field.type)
    for (const property of properties.toReversed()) {
      stack.push({
        path: `${path}${marks} › ${property.name}`,
        field: { kind: 'column', ...property },
      })
    }
  }
}

/** The properties of the object that a type holds, however deep in lists (`[]`) and maps (`{}`) it lies. */
function inside(type: DataType): { marks: string; properties: readonly Property[] } {
  let marks = ''
  let at = type
  for (;;) {
    if (at.kind === 'array') [marks, at] = [`${marks}[]`, at.items]
    else if (at.kind === 'map') [marks, at] = [`${marks}{}`, at.values]
    else return { marks, properties: at.kind === 'object' ? at.properties : [] }
  }
}

const nameOf = (field: Field | Param | Unreadable, i: number) =>
  ('name' in field ? field.name : null) ?? `#${i + 1}`

function fieldText(field: Field): string {
  switch (field.kind) {
    case 'column':
      return `${typeText(field.type)}${field.required ? '' : ', optional'}`
    case 'tensor':
      return `${field.dtype} [${field.shape.map((length) => (length === -1 ? 'any' : length)).join(', ')}]`
    case 'unreadable':
      return field.text
    default:
      return field satisfies never
  }
}

function paramText(param: Param | Unreadable): string {
  if ('kind' in param) return param.text
  return `${typeText(param.type)}${param.shape === null ? '' : '[]'} = ${param.default}`
}
