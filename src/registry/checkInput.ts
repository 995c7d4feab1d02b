import { type Json, parseJson } from '../lib/parseJson'
import type { Column, Field, Part, Signature, Tensor } from './signature'
import { Findings, type Verdict } from './serving/findings'
import { checkFrame, readFrame } from './serving/frames'
import { checkInputs, checkOneRow } from './serving/inputs'
import { checkParams } from './serving/params'
import { checkTensors } from './serving/tensors'
import { wordOf } from './serving/values'

const FORMATS = ['dataframe_split', 'dataframe_records', 'inputs', 'instances'] as const
type Format = (typeof FORMATS)[number]

/** Keys of the chat, completion and embedding protocols; a body with one of them is not unpacked. */
const CHAT = ['messages', 'prompt', 'input']

/**
 * What MLflow's scoring server makes of the body of a request to `/invocations`, before the model sees it: parsing and
 * casting (`_parse_json_data`), then the signature (`_enforce_schema`, `_enforce_params_schema`). Held to MLflow 3.17.2
 * by `test/contract/serving.contract.test.ts`; what depends on more than the body is `unsure`.
 */
export function checkInput(body: string, signature: Signature | null): Verdict {
  const found = new Findings()
  const json = parse(body, found)
  if (json !== null) check(json, signature, found)
  return found.verdict()
}

function parse(body: string, found: Findings): Json | null {
  try {
    return parseJson(body)
  } catch (error) {
    found.problem('', error instanceof SyntaxError ? error.message : 'not JSON')
    return null
  }
}

function check(json: Json, signature: Signature | null, found: Findings) {
  if (json.kind !== 'map') {
    found.problem(
      '',
      `the body is an object with one of ${FORMATS.join(', ')}; here is ${wordOf(json)}`,
    )
    return
  }
  // as Python does, the last of two equal keys counts
  const at = new Map(json.entries)
  const inputs = signature?.inputs ?? { state: 'none' }
  const params = signature?.params ?? { state: 'none' }
  const chat = CHAT.filter((key) => at.has(key))
  if (chat.length > 0) {
    checkChat(at, inputs, params, found)
    return
  }
  const given = FORMATS.filter((format) => at.has(format))
  const [format] = given
  if (format === undefined || given.length > 1) {
    const here = given.length > 1 ? `here are ${given.join(' and ')}` : 'here is none'
    found.problem('', `exactly one of ${FORMATS.join(', ')} is needed; ${here}`)
    return
  }
  for (const key of at.keys())
    if (key !== format && key !== 'params')
      found.warn(
        '',
        `${JSON.stringify(key)} is ignored: the server takes only ${format} and params`,
      )
  checkFormat(format, at.get(format), inputs, found)
  checkParams(at.get('params'), params, found)
}

function checkFormat(format: Format, json: Json | undefined, inputs: Part<Field>, found: Findings) {
  if (json === undefined) return
  const isFrame = format === 'dataframe_split' || format === 'dataframe_records'
  const frame = isFrame ? readFrame(format, json, found) : null
  const fields = fieldsOf(inputs, found)
  if (fields === null) return
  if (fields.kind === 'tensors') {
    if (isFrame)
      found.unsure(format, 'MLflow makes a tensor of a data frame by rules of its own: use inputs')
    else checkTensors(json, fields.tensors, format, found)
  } else if (!isFrame) checkInputs(json, fields.columns, format, found)
  else if (frame !== null) checkFrame(frame, fields.columns, format, found)
}

/** Params of the signature stand beside the data in such a body. */
function checkChat(
  at: ReadonlyMap<string, Json>,
  inputs: Part<Field>,
  params: Signature['params'],
  found: Findings,
) {
  const names = new Set(
    params.state === 'given'
      ? params.fields.flatMap((param) => ('kind' in param ? [] : param.name))
      : [],
  )
  const own = [...at].filter(([key]) => names.has(key))
  const object: Json = { kind: 'map', entries: own, raw: '{}' }
  checkParams(own.length > 0 ? object : undefined, params, found)
  const fields = fieldsOf(inputs, found)
  if (fields === null) return
  const rest = new Map([...at].filter(([key]) => !names.has(key)))
  if (fields.kind === 'columns') checkOneRow(rest, fields.columns, found)
  else found.unsure('', 'a body with messages, prompt or input is not checked against tensors')
}

type Fields =
  | { kind: 'columns'; columns: readonly Column[] }
  | { kind: 'tensors'; tensors: readonly Tensor[] }

/** Null where there is nothing to check against: said in `found` unless the version has no inputs at all. */
function fieldsOf(inputs: Part<Field>, found: Findings): Fields | null {
  if (inputs.state === 'none') return null
  if (inputs.state === 'unreadable') {
    found.unsure('', 'the inputs of the signature could not be read')
    return null
  }
  const { fields } = inputs
  const columns = fields.filter((field) => field.kind === 'column')
  const tensors = fields.filter((field) => field.kind === 'tensor')
  if (columns.length === fields.length) return { kind: 'columns', columns }
  if (tensors.length === fields.length) return { kind: 'tensors', tensors }
  found.unsure('', 'not all inputs of the signature could be read')
  return null
}
