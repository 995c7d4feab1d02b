import type { Column, Tensor } from '../signature'
import { downloadLines } from './address'
import { bashQuoted, jsonLiteral, slugOf, yamlLiteral } from './quote'
import { type Block, type Recipe, type Usage, closed, whyNoPyfunc } from './recipe'
import { columnsOf, requiredOf, sizesOf, tensorsOf } from './sample'
import { slugVersion } from './slugVersion'
import { commonNotes } from './text'

/** What KServe's storage initializer downloads by itself. */
const FETCHABLE = /^(?:s3|gs|hdfs|webhdfs|https?):\/\/[^?#]+$/

/** An InferenceService on Kubernetes, by KServe's MLServer runtime. */
export function kserve(usage: Usage): Recipe {
  const title = 'Kubernetes, KServe'
  const why = whyNoPyfunc(usage.mlmodel)
  if (why !== null) return closed('kserve', title, why)
  const name = slugOf(usage.model)
  // the alias may point elsewhere by the time this is read, and then the files of this version are the wrong ones
  const there = usage.choice.by === 'version' && FETCHABLE.test(usage.source)
  const bucket = `s3://your-bucket/${name}/${slugVersion(usage.version)}`
  const storage = there ? usage.source : bucket
  const yaml = [
    'apiVersion: serving.kserve.io/v1beta1',
    'kind: InferenceService',
    'metadata:',
    `  name: ${name}`,
    'spec:',
    '  predictor:',
    '    model:',
    '      modelFormat:',
    '        name: mlflow',
    '      protocolVersion: v2',
    `      storageUri: ${yamlLiteral(storage)}`,
  ].join('\n')
  const sent = v2Request(usage, name)
  return {
    id: 'kserve',
    title,
    state: 'open',
    blocks: [
      ...(there ? [] : [copyTo(usage, bucket)]),
      { title: 'inference-service.yaml', language: 'yaml', code: yaml },
      { title: 'Deploy', language: 'bash', code: 'kubectl apply -f inference-service.yaml' },
      ...(sent === null ? [] : [sent]),
    ],
    needs: [
      'a cluster with KServe, whose service account may read the bucket',
      ...(there ? [] : ['a bucket of yours, in place of your-bucket']),
    ],
    notes: [
      there
        ? 'storageUri is where the files of this version lie.'
        : 'A storageUri can be neither models:/… nor mlflow-artifacts:/…: the files go into a bucket first.',
      'The runtime brings its own Python and packages: where this version needs others, run the image of the Docker recipe as a container of the predictor.',
      ...(sent === null
        ? [
            'No request is shown: the v2 protocol carries flat columns and tensors, and nothing says that this version takes those.',
          ]
        : ['The values of the request only fit the signature, and mean nothing.']),
      ...commonNotes(usage),
    ],
    follows: usage.choice.by === 'alias' ? 'copy' : 'pinned',
  }
}

const copyTo = (usage: Usage, bucket: string): Block => ({
  title: 'Copy the files',
  language: 'bash',
  code: [...downloadLines(usage), `aws s3 sync model ${bucket}`].join('\n'),
})

interface Input {
  name: string
  datatype: string
  shape: readonly number[]
  zero: string
}

/** A request by the Open Inference Protocol; null where it has no words for what the version takes. */
function v2Request({ mlmodel: { signature } }: Usage, service: string): Block | null {
  const tensors = tensorsOf(signature)
  const columns = columnsOf(signature)
  const inputs =
    tensors?.map((tensor, i) => inputOfTensor(tensor, i)) ??
    (columns === null ? [null] : requiredOf(columns).map((column) => inputOfColumn(column)))
  const flat = inputs.filter((input) => input !== null)
  if (flat.length < inputs.length) return null
  if (flat.some(({ shape }) => shape.reduce((all, size) => all * size, 1) > MOST)) return null
  const type = tensors === null ? 'pd' : 'np'
  const lines = flat.map(
    ({ name, shape, datatype, zero }) =>
      `    {"name": ${jsonLiteral(name)}, "shape": [${shape.join(', ')}], "datatype": "${datatype}", "data": [${Array.from({ length: shape.reduce((all, size) => all * size, 1) }, () => zero).join(', ')}]}`,
  )
  const body = `{\n  "parameters": {"content_type": "${type}"},\n  "inputs": [\n${lines.join(',\n')}\n  ]\n}`
  return {
    title: 'Request',
    language: 'bash',
    code: [
      `URL="$(kubectl get inferenceservice ${service} -o jsonpath='{.status.url}')"`,
      `curl "$URL/v2/models/${service}/infer" -H 'Content-Type: application/json' -d ${bashQuoted(body)}`,
    ].join('\n'),
  }
}

const MOST = 300

const inputOfTensor = (tensor: Tensor, i: number): Input | null => {
  const datatype = DTYPES.get(tensor.dtype)
  return datatype === undefined
    ? null
    : {
        name: tensor.name ?? `input-${i}`,
        datatype,
        shape: sizesOf(tensor),
        zero: tensor.dtype === 'bool' ? 'false' : '0',
      }
}

function inputOfColumn({ name, type }: Column): Input | null {
  const found = type.kind === 'scalar' ? SCALARS.get(type.name) : undefined
  return found === undefined || name === null ? null : { name, shape: [1], ...found }
}

const DTYPES = new Map([
  ['bool', 'BOOL'],
  ['uint8', 'UINT8'],
  ['int8', 'INT8'],
  ['int16', 'INT16'],
  ['int32', 'INT32'],
  ['int64', 'INT64'],
  ['float16', 'FP16'],
  ['float32', 'FP32'],
  ['float64', 'FP64'],
])

const SCALARS = new Map([
  ['boolean', { datatype: 'BOOL', zero: 'false' }],
  ['integer', { datatype: 'INT32', zero: '0' }],
  ['long', { datatype: 'INT64', zero: '0' }],
  ['float', { datatype: 'FP32', zero: '0.0' }],
  ['double', { datatype: 'FP64', zero: '0.0' }],
  ['string', { datatype: 'BYTES', zero: '"text"' }],
])
