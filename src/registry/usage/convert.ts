import { fileSize } from '../../lib/fileSize'
import type { Flavor } from '../mlmodel'
import type { Column } from '../signature'
import { downloadLines, pythonModel, pythonServer } from './address'
import { bashWord, pythonLiteral } from './quote'
import { type Recipe, type Usage, closed } from './recipe'
import { columnsOf, sizesOf, tensorsOf } from './sample'
import { LARGE, commonNotes, flavorOf, said, sizeOf } from './text'

const [ID, TITLE] = ['convert', 'Convert to ONNX']

/** How a version becomes an ONNX file, or why not. Nothing for one that is ONNX already. */
export function toOnnx(usage: Usage): readonly Recipe[] {
  const { mlmodel } = usage
  if (flavorOf(mlmodel, 'onnx') !== undefined) return []
  for (const { name } of mlmodel.flavors) {
    const convert = CONVERTERS.get(name)
    if (convert !== undefined) return [convert(usage)]
  }
  const library = mlmodel.flavors.find(({ name }) => name !== 'python_function')
  if (library === undefined) {
    const size = sizeOf(mlmodel)
    const large =
      size !== null && size >= LARGE ? ` And ${fileSize(size)} are more than a device holds.` : ''
    return [
      closed(
        ID,
        TITLE,
        `Its predict() is Python code of its author, and ONNX has no Python: what that code loads may be convertible, the whole is not.${large}`,
      ),
    ]
  }
  return [closed(ID, TITLE, `No converter to ONNX is known for the flavor ${library.name}.`)]
}

interface Conversion {
  imports: readonly string[]
  /** From the loaded `model` to model.onnx. */
  lines: readonly string[]
  needs: readonly string[]
  notes?: readonly string[]
}

const SAVE = [
  'with open("model.onnx", "wb") as file:',
  '    file.write(onnx_model.SerializeToString())',
]

function inPython(
  usage: Usage,
  flavor: string,
  { imports, lines, needs, notes = [] }: Conversion,
): Recipe {
  const { before, uri } = pythonModel(usage)
  return {
    id: ID,
    title: TITLE,
    state: 'open',
    blocks: [
      {
        title: 'Convert',
        language: 'python',
        code: [
          'import mlflow',
          ...imports,
          '',
          ...pythonServer(usage),
          ...before,
          `model = mlflow.${flavor}.load_model(${uri})`,
          ...lines,
        ].join('\n'),
      },
    ],
    needs: ['the packages of this version', ...needs],
    notes: [
      ...notes,
      'Compare some predictions with those of the original before it goes anywhere.',
      ...commonNotes(usage),
    ],
    follows: usage.choice.by === 'alias' ? 'copy' : 'pinned',
  }
}

/** Numbers, which a converter takes as one matrix. */
const isNumber = ({ type }: Column) =>
  type.kind === 'scalar' &&
  type.name !== 'string' &&
  type.name !== 'binary' &&
  type.name !== 'datetime'

/** How many features go in, where they are one matrix of numbers. */
function widthOf({ mlmodel: { signature } }: Usage): number | null {
  const columns = columnsOf(signature)
  if (columns !== null) return columns.every(isNumber) ? columns.length : null
  const tensors = tensorsOf(signature)
  const shape = tensors?.length === 1 ? tensors[0]?.shape : undefined
  const width = shape?.length === 2 ? shape[1] : undefined
  return width !== undefined && width > 0 ? width : null
}

const matrix = (width: string) => `[("input", FloatTensorType([None, ${width}]))]`

function sklearn(usage: Usage): Recipe {
  const columns = columnsOf(usage.mlmodel.signature)
  const width = widthOf(usage)
  const byColumn = columns !== null && width === null
  const types = columns?.map(({ name, type }) => ({
    name: name ?? '',
    type: type.kind === 'scalar' ? ONNX_TYPES.get(type.name) : undefined,
  }))
  if (byColumn && types?.some(({ type }) => type === undefined) === true) {
    return closed(
      ID,
      TITLE,
      'Some of its columns hold dates, bytes, lists or objects, which skl2onnx has no input for.',
    )
  }
  const used = byColumn
    ? [...new Set(types?.flatMap(({ type }) => type ?? []))].sort()
    : ['FloatTensorType']
  const initial = byColumn
    ? [
        'types = [',
        ...(types ?? []).map(
          ({ name, type }) => `    (${pythonLiteral(name)}, ${type}([None, 1])),`,
        ),
        ']',
      ]
    : [`types = ${matrix(width === null ? 'model.n_features_in_' : String(width))}`]
  return inPython(usage, 'sklearn', {
    imports: [
      'from skl2onnx import to_onnx',
      `from skl2onnx.common.data_types import ${used.join(', ')}`,
    ],
    lines: [...initial, 'onnx_model = to_onnx(model, initial_types=types)', ...SAVE],
    needs: ['skl2onnx'],
    notes: [
      byColumn
        ? 'One input per column, as a pipeline with a ColumnTransformer takes them. Steps that skl2onnx doesn’t know are named in its error.'
        : 'One matrix of 32-bit numbers goes in: predictions near a threshold may differ from those in 64 bits.',
    ],
  })
}

const ONNX_TYPES = new Map([
  ['boolean', 'BooleanTensorType'],
  ['integer', 'Int32TensorType'],
  ['long', 'Int64TensorType'],
  ['float', 'FloatTensorType'],
  ['double', 'DoubleTensorType'],
  ['string', 'StringTensorType'],
])

const NO_WIDTH =
  'The converter must be told how many numbers go in, and the signature doesn’t say: it is missing, or holds other things than numbers.'

const boosted =
  (flavor: 'xgboost' | 'lightgbm') =>
  (usage: Usage): Recipe => {
    const width = widthOf(usage)
    if (width === null) return closed(ID, TITLE, NO_WIDTH)
    return inPython(usage, flavor, {
      imports: [
        `from onnxmltools import convert_${flavor}`,
        'from onnxmltools.convert.common.data_types import FloatTensorType',
      ],
      lines: [
        `types = ${matrix(String(width))}`,
        `onnx_model = convert_${flavor}(model, initial_types=types)`,
        ...SAVE,
      ],
      needs: ['onnxmltools'],
      notes:
        flavor === 'xgboost'
          ? [
              'onnxmltools expects features that are named f0, f1…: rename them before training if it refuses.',
            ]
          : [],
    })
  }

function pytorch(usage: Usage): Recipe {
  const tensors = tensorsOf(usage.mlmodel.signature)
  if (tensors === null)
    return closed(
      ID,
      TITLE,
      'torch.onnx.export runs the model once and needs tensors of the right shape, which the signature doesn’t tell.',
    )
  const inputs = tensors.map(
    (tensor) =>
      `torch.zeros(${sizesOf(tensor).join(', ')}, dtype=torch.${TORCH_TYPES.get(tensor.dtype) ?? 'float32'})`,
  )
  return inPython(usage, 'pytorch', {
    imports: ['import torch'],
    lines: [
      'model.eval()',
      `inputs = (${inputs.map((input) => `${input},`).join(' ')})`,
      'torch.onnx.export(model, inputs, "model.onnx", dynamo=True)',
    ],
    needs: ['torch 2.5 or newer, onnx and onnxscript'],
    notes: ['Sizes that may vary become 1 here: name them with dynamic_shapes= to keep them open.'],
  })
}

const TORCH_TYPES = new Map(
  ['float16', 'float32', 'float64', 'int8', 'int16', 'int32', 'int64', 'uint8', 'bool'].map(
    (dtype) => [dtype, dtype] as const,
  ),
)

function tensorflow(usage: Usage): Recipe {
  const flavor = flavorOf(usage.mlmodel, 'tensorflow')
  const folder = said(flavor, 'saved_model_dir')
  if (folder === null) return fromKeras(usage, flavor === undefined ? 'keras' : 'tensorflow')
  return inBash(
    usage,
    `python -m tf2onnx.convert --saved-model ${bashWord(`model/${folder}`)} --output model.onnx`,
    'tf2onnx and tensorflow',
  )
}

const fromKeras = (usage: Usage, flavor: string) =>
  inPython(usage, flavor, {
    imports: ['import tf2onnx'],
    lines: ['tf2onnx.convert.from_keras(model, output_path="model.onnx")'],
    needs: ['tf2onnx and tensorflow'],
  })

function keras(usage: Usage): Recipe {
  const backend = said(flavorOf(usage.mlmodel, 'keras'), 'keras_backend')
  return backend === null || backend === 'tensorflow'
    ? fromKeras(usage, 'keras')
    : closed(ID, TITLE, `tf2onnx converts what runs on TensorFlow; its Keras runs on ${backend}.`)
}

function transformers(usage: Usage): Recipe {
  const size = sizeOf(usage.mlmodel)
  if (size !== null && size >= LARGE)
    return closed(
      ID,
      TITLE,
      `${fileSize(size)} are more than a device holds, and more than one ONNX file can: 2 GB.`,
    )
  const folder = said(flavorOf(usage.mlmodel, 'transformers'), 'model_binary')
  if (folder === null)
    return closed(
      ID,
      TITLE,
      'MLmodel names no folder with weights (model_binary): it was logged as a reference to a model elsewhere.',
    )
  return inBash(
    usage,
    `optimum-cli export onnx --model ${bashWord(`model/${folder}`)} onnx`,
    'optimum[exporters]',
  )
}

const catboost = (usage: Usage) =>
  inPython(usage, 'catboost', {
    imports: [],
    lines: ['model.save_model("model.onnx", format="onnx")'],
    needs: [],
    notes: ['CatBoost exports models without categorical features only.'],
  })

function inBash(usage: Usage, command: string, need: string): Recipe {
  return {
    id: ID,
    title: TITLE,
    state: 'open',
    blocks: [
      {
        title: 'Convert',
        language: 'bash',
        code: [...downloadLines(usage), command].join('\n'),
      },
    ],
    needs: ['MLflow', need],
    notes: [
      'Compare some predictions with those of the original before it goes anywhere.',
      ...commonNotes(usage),
    ],
    follows: usage.choice.by === 'alias' ? 'copy' : 'pinned',
  }
}

/** By the name of the flavor. */
const CONVERTERS: ReadonlyMap<Flavor['name'], (usage: Usage) => Recipe> = new Map([
  ['sklearn', sklearn],
  ['xgboost', boosted('xgboost')],
  ['lightgbm', boosted('lightgbm')],
  ['catboost', catboost],
  ['pytorch', pytorch],
  ['tensorflow', tensorflow],
  ['keras', keras],
  ['transformers', transformers],
])
