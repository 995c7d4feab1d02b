import { toOnnx } from './convert'
import { download, pythonModel, pythonServer } from './address'
import { pythonData } from './pythonData'
import { pythonLiteral } from './quote'
import { type Recipe, type Usage, closed } from './recipe'
import { tensorsOf } from './sample'
import { bodyNote, commonNotes, flavorOf, said } from './text'

/** On a device, without MLflow. */
export const edge = (usage: Usage): readonly Recipe[] => [
  onnxRuntime(usage),
  ...toOnnx(usage),
  tfLite(usage),
]

function onnxRuntime(usage: Usage): Recipe {
  const [id, title] = ['onnxruntime', 'ONNX Runtime']
  const onnx = flavorOf(usage.mlmodel, 'onnx')
  if (onnx === undefined)
    return closed(
      id,
      title,
      'It has no onnx flavor. See whether it can be converted; ONNX Runtime then runs the result.',
    )
  const path = said(onnx, 'data')
  if (path === null)
    return closed(id, title, 'Its onnx flavor doesn’t say which file holds the model.')
  const tensors = tensorsOf(usage.mlmodel.signature)
  const data =
    usage.body === null || tensors === null ? null : pythonData(usage.body, usage.mlmodel.signature)
  const named = tensors?.every(({ name }) => name !== null) === true
  const code = [
    ...(data?.imports ?? []),
    'import onnxruntime',
    '',
    'session = onnxruntime.InferenceSession(',
    `    ${pythonLiteral(`model/${path}`)}, providers=["CPUExecutionProvider"]`,
    ')',
    ...(data === null
      ? ['for tensor in session.get_inputs():', '    print(tensor.name, tensor.type, tensor.shape)']
      : [
          ...data.lines,
          `outputs = session.run(None, ${named ? 'data' : '{session.get_inputs()[0].name: data}'})`,
          'print(outputs)',
        ]),
  ]
  return {
    id,
    title,
    state: 'open',
    blocks: [
      download(usage),
      { title: 'On the device', language: 'python', code: code.join('\n') },
    ],
    needs: ['MLflow where it is downloaded', 'onnxruntime and numpy on the device'],
    notes: [
      'Take the whole folder along: large tensors lie in files beside the model, which names them.',
      ...(data === null
        ? ['Its signature has no tensors, so the code prints what the model itself asks for.']
        : bodyNote(usage)),
      ...commonNotes(usage),
    ],
    follows: usage.choice.by === 'alias' ? 'copy' : 'pinned',
  }
}

function tfLite(usage: Usage): Recipe {
  const [id, title] = ['tflite', 'TF Lite']
  const tensorflow = flavorOf(usage.mlmodel, 'tensorflow')
  const keras = flavorOf(usage.mlmodel, 'keras')
  if (tensorflow === undefined && keras === undefined)
    return closed(
      id,
      title,
      'TF Lite runs what TensorFlow or Keras has made; this version has neither flavor.',
    )
  const backend = said(keras, 'keras_backend')
  if (tensorflow === undefined && backend !== null && backend !== 'tensorflow')
    return closed(
      id,
      title,
      `Its Keras runs on ${backend}, and TF Lite converts what runs on TensorFlow.`,
    )
  const { before, uri } = pythonModel(usage)
  const folder = said(tensorflow, 'saved_model_dir')
  const load =
    folder === null
      ? [
          `model = mlflow.${tensorflow === undefined ? 'keras' : 'tensorflow'}.load_model(${uri})`,
          'converter = tf.lite.TFLiteConverter.from_keras_model(model)',
        ]
      : [
          `files = mlflow.artifacts.download_artifacts(${uri})`,
          `converter = tf.lite.TFLiteConverter.from_saved_model(os.path.join(files, ${pythonLiteral(folder)}))`,
        ]
  const code = [
    ...(folder === null ? [] : ['import os', '']),
    'import mlflow',
    'import tensorflow as tf',
    '',
    ...pythonServer(usage),
    ...before,
    ...load,
    'with open("model.tflite", "wb") as file:',
    '    file.write(converter.convert())',
  ]
  return {
    id,
    title,
    state: 'open',
    blocks: [{ title: 'Convert', language: 'python', code: code.join('\n') }],
    needs: ['MLflow and tensorflow'],
    notes: [
      'Compare some predictions with those of the original: TF Lite has not every operation of TensorFlow.',
      ...commonNotes(usage),
    ],
    follows: usage.choice.by === 'alias' ? 'copy' : 'pinned',
  }
}
