import { hideUnseen } from './quote'
import { bashQuoted, bashWord, pythonLiteral } from './quote'
import { prettyJson } from '../../lib/prettyJson'
import type { Block, Usage } from './recipe'
import { sizesOf } from './sample'

/** One request with the example to `address`, which takes MLflow's scoring format. Null where nothing says what to send. */
export function request({ body }: Usage, address: string): Block | null {
  if (body === null) return null
  const curl = `curl ${bashWord(address)} -H 'Content-Type: application/json'`
  if (body.kind === 'json') {
    const laidOut = hideUnseen(prettyJson(body.text, 80) ?? body.text)
    return block(`${curl} -d ${bashQuoted(laidOut)}`)
  }
  const arrays = body.tensors.map((tensor) => ({
    name: tensor.name,
    zeros: `np.zeros((${sizesOf(tensor)
      .map((size) => `${size},`)
      .join(' ')}), dtype=${pythonLiteral(tensor.dtype)}).tolist()`,
  }))
  const [only] = arrays
  const inputs =
    arrays.length === 1 && only?.name === null
      ? only.zeros
      : `{${arrays.map(({ name, zeros }) => `${pythonLiteral(name ?? '')}: ${zeros}`).join(', ')}}`
  const python = `import json, numpy as np\nprint(json.dumps({"inputs": ${inputs}}))`
  return block(`python -c ${bashQuoted(python)} > request.json\n${curl} -d @request.json`)
}

const block = (code: string): Block => ({ title: 'Request', language: 'bash', code })
