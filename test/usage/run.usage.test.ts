import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod/mini'
import type { VersionRef } from '../../src/registry/model'
import { pythonLiteral } from '../../src/registry/usage/quote'
import type { Usage } from '../../src/registry/usage/recipe'
import { freePort, waitFor } from '../runner/processes.mjs'
import { MLFLOW, post, usageOf } from './server'
import { type Place, lastJson, makePlace } from './shell'
import { codeOf, openRecipe, recipesOf } from './usages'

let place: Place
beforeEach(async () => {
  place = await makePlace()
  return () => place.remove()
})

const CHAMPION = { by: 'alias', alias: 'champion' } as const
const PINNED = { by: 'version' } as const
const churn = { model: 'churn-classifier', version: '5' }
const router = { model: 'ticket-router', version: '1' }
const iris = { model: 'iris-onnx', version: '1' }
const digits = { model: 'digits-tensor', version: '1' }
const sales = { model: 'Prévision de ventes (été)', version: '1' }
const unsigned = { model: 'no-signature', version: '1' }

/** Names that no `models:/` URI carries: MLflow reads none out of the one, and another model out of the other. */
const HOSTILE = [`who? it's "$(touch pwned)" ${randomUUID()}`, 'churn-classifier@champion']
beforeAll(async () => {
  for (const name of HOSTILE) {
    await post('registered-models/create', { name })
    await post('model-versions/create', { name, source: 'models:/churn-classifier/5' })
  }
})

const CASES: readonly (readonly [string, VersionRef, Usage['choice']])[] = [
  ['sklearn by alias', churn, CHAMPION],
  ['sklearn pinned', churn, PINNED],
  ['dates and a name that is not ASCII', sales, CHAMPION],
  ['ONNX tensors', iris, PINNED],
  ['a named tensor', digits, PINNED],
  ...HOSTILE.map((model) => [model, { model, version: '1' }, PINNED] as const),
]

/**
 * Runs each file of `shown.json` as it is, in one Python, and asks each model for the truth: what it answers to the
 * example that was logged with it, loaded with no code of ours.
 */
const DRIVER = `
import json, runpy, mlflow

def jsonable(it):
    if hasattr(it, "to_dict"):
        return json.loads(it.to_json(orient="records", date_format="iso"))
    if isinstance(it, dict):
        return {key: jsonable(value) for key, value in it.items()}
    return it.tolist() if hasattr(it, "tolist") else it

answers = {}
for case in json.load(open("shown.json")):
    done = runpy.run_path(case["file"])
    answer = answers[case["title"]] = {"shown": jsonable(done.get("predictions"))}
    client = mlflow.MlflowClient()
    uri = client.get_model_version_download_uri(case["model"], case["version"])
    model = mlflow.pyfunc.load_model(uri)
    if model.input_example is not None:
        answer["true"] = jsonable(model.predict(model.input_example))
    try:
        mlflow.artifacts.download_artifacts(f"models:/{case['model']}/{case['version']}/MLmodel")
        answer["uri"] = True
    except Exception:
        answer["uri"] = False
json.dump(answers, open("answers.json", "w"))
`

const answers = z.record(
  z.string(),
  z.object({ shown: z.unknown(), true: z.optional(z.unknown()), uri: z.boolean() }),
)

const found = new Map<string, { shown: unknown; true?: unknown; uri: boolean }>()
beforeAll(async () => {
  const at = await makePlace()
  const all = [
    ...CASES,
    ['nested', router, PINNED] as const,
    ['unsigned', unsigned, PINNED] as const,
  ]
  const shown = await Promise.all(
    all.map(async ([title, ref, choice], i) => {
      const code = codeOf(await usageOf(ref, choice), 'pandas', 'Load and predict')
      await at.write(`case-${i}.py`, code)
      return { title, file: `case-${i}.py`, ...ref }
    }),
  )
  await at.write('shown.json', JSON.stringify(shown))
  const { code, output } = await at.python(DRIVER)
  expect(code, output).toBe(0)
  const read = answers.parse(JSON.parse(await at.read('answers.json')))
  for (const [title, answer] of Object.entries(read)) found.set(title, answer)
  return () => at.remove()
}, 170_000)

/** What the model of a case answers to its example. */
const truth = (title: string) => found.get(title)?.true

describe('load and predict', () => {
  test.each(CASES)('%s: what the model itself answers to its example', (title) => {
    expect(Object.keys(Object(truth(title))).length).toBeGreaterThan(0)
    expect(found.get(title)?.shown).toEqual(truth(title))
  })

  test('nested inputs that only the signature tells', () => {
    // the model answers what it gets
    expect(found.get('nested')?.shown).toEqual([
      {
        messages: [{ role: 'text', content: 'text' }],
        received_at: expect.stringMatching(/^2026-01-31T12:00:00/),
      },
    ])
  })

  test('without a signature it loads, and no prediction is made up', () => {
    expect(found.get('unsigned')).toEqual({ shown: null, uri: true })
  })

  test('a URI would name another model, or none, just where it is not used', () => {
    for (const [title, { uri }] of found)
      expect([title, uri]).toEqual([title, !HOSTILE.includes(title)])
  })

  test('what is installed is what the version asks for', async () => {
    await place.command('pip', 'for it in "$@"; do [ -f "$it" ] && cat "$it" || echo "$it"; done')
    const { code, output } = await place.bash(
      codeOf(await usageOf(churn, CHAMPION), 'pandas', 'Install what it needs'),
    )
    expect(code, output).toBe(0)
    expect(output).toContain('mlflow==3.17.2')
    expect(output).toMatch(/^scikit-learn/m)
  })

  test('a file, by command', async () => {
    const usage = await usageOf(churn, PINNED)
    await place.write(
      'rows.csv',
      'tenure_months,monthly_charges,support_calls,has_contract\n52,46.92,1.0,False\n',
    )
    const { code, output } = await place.bash(codeOf(usage, 'command', 'Predict'))
    expect(code, output).toBe(0)
    const { output: written } = await place.bash('cat predictions.json')
    expect(lastJson(written)).toEqual({ predictions: [expect.any(Number)] })
  })
})

test('a name that is a command is no command, and its files come by another address', async () => {
  const usage = await usageOf({ model: HOSTILE[0] ?? '', version: '1' }, PINNED)
  const { code, output } = await place.bash(codeOf(usage, 'mlserver', 'Download'))
  expect(code, output).toBe(0)
  const { output: files } = await place.bash('ls -a . model')
  expect(files).toContain('MLmodel')
  expect(files).not.toContain('pwned')
})

async function serve(usage: Usage, work: () => Promise<void>) {
  const server = place.serve(codeOf(usage, 'serve', 'Serve'))
  try {
    await waitFor(`http://127.0.0.1:${usage.port}/ping`, server, 90)
    await work()
  } finally {
    await server.stop()
  }
}

const send = async (usage: Usage) => {
  const { output } = await place.bash(
    `${codeOf(usage, 'serve', 'Request')} --silent --fail-with-body`,
  )
  return lastJson(output)
}

const refused = async (usage: Usage, body: object) => {
  const response = await fetch(`http://127.0.0.1:${usage.port}/invocations`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  return response.status
}

describe('models serve and its request', () => {
  test('by alias, with the example; another shape is a 400', async () => {
    const usage = await usageOf(churn, CHAMPION, await freePort())
    await serve(usage, async () => {
      expect(await send(usage)).toEqual({ predictions: truth('sklearn by alias') })
      expect(await refused(usage, { dataframe_records: [{ nothing: 1 }] })).toBe(400)
      expect(openRecipe(usage, 'serve').notes.join(' ')).toContain('anything else is a 400')
    })
  })

  test('nested and pinned, with what fits the signature; without a required field a 400', async () => {
    const usage = await usageOf(router, PINNED, await freePort())
    await serve(usage, async () => {
      expect(await send(usage)).toEqual({
        predictions: [
          {
            messages: [{ role: 'text', content: 'text' }],
            received_at: '2026-01-31T12:00:00',
          },
        ],
      })
      const messages = [{ role: 'text' }]
      const records = [{ messages, received_at: '2026-01-31T12:00:00' }]
      expect(await refused(usage, { dataframe_records: records })).toBe(400)
    })
  })

  test('ONNX tensors; another shape is a 400', async () => {
    const usage = await usageOf(iris, PINNED, await freePort())
    await serve(usage, async () => {
      expect(await send(usage)).toEqual({ predictions: truth('ONNX tensors') })
      expect(await refused(usage, { inputs: [[1, 2]] })).toBe(400)
    })
  })

  test('no request is shown for a version that says nothing', async () => {
    const { blocks, notes } = openRecipe(await usageOf(unsigned, PINNED), 'serve')
    expect(blocks.map(({ title }) => title)).toEqual(['Install what it needs', 'Serve'])
    expect(notes.join(' ')).toContain('No request is shown')
  })
})

describe('on a device', () => {
  test('ONNX Runtime gives what the model gives, from the downloaded files alone', async () => {
    const usage = await usageOf(iris, PINNED)
    const { code, output } = await place.bash(codeOf(usage, 'onnxruntime', 'Download'))
    expect(code, output).toBe(0)
    const shown = codeOf(usage, 'onnxruntime', 'On the device')
    expect(shown).not.toContain('mlflow')
    const run = await place.python(`${shown}\nprint("[" + ", ".join(map(str, outputs[0])) + "]")`)
    expect(truth('ONNX tensors')).toHaveProperty('label', lastJson(run.output))
  })

  test('scikit-learn becomes ONNX, and answers as before', async () => {
    const usage = await usageOf(churn, PINNED)
    await place.write('convert.py', codeOf(usage, 'convert', 'Convert'))
    const { output } = await place.python(`import json, runpy
import numpy as np, onnxruntime
runpy.run_path("convert.py")
session = onnxruntime.InferenceSession("model.onnx", providers=["CPUExecutionProvider"])
rows = np.array([[52, 46.92, 1, 0], [67, 53.03, 0, 1], [63, 97.66, 0, 1]], dtype="float32")
print(json.dumps(session.run(None, {session.get_inputs()[0].name: rows})[0].tolist()))`)
    expect(lastJson(output)).toEqual(truth('sklearn pinned'))
  })
})

/** Options that MLflow doesn't have end in an error even before `--help`. */
async function rehearse() {
  // run for real elsewhere
  const download = '[ "$1" = artifacts ] && exit'
  await place.command('mlflow', `${download}\nexec python -m mlflow "$@" --help > /dev/null`)
  for (const name of [
    'docker',
    'kubectl',
    'aws',
    'az',
    'databricks',
    'mlserver',
    'curl',
    'pip',
    'optimum-cli',
  ])
    await place.command(name, 'printf "%s\\n" "$@" > /dev/null')
}

describe('every other command is one that its program knows', () => {
  test('in the recipes for real time', async () => {
    await rehearse()
    const usage = await usageOf(churn, CHAMPION)
    for (const id of ['docker', 'sagemaker', 'mlserver', 'kserve', 'azure']) {
      for (const { language, code: shown, title } of openRecipe(usage, id).blocks) {
        if (language !== 'bash') continue
        const { code, output } = await place.bash(shown)
        expect(code, `${id}, ${title}:\n${shown}\n${output}`).toBe(0)
      }
    }
  })

  test('and the rehearsal would tell', async () => {
    await rehearse()
    const { code, output } = await place.bash(
      'mlflow models serve -m models:/a/1 --enable-mlserver',
    )
    expect(code).not.toBe(0)
    expect(output).toContain('No such option')
    expect(openRecipe(await usageOf(churn, PINNED), 'mlserver').notes[0]).toContain(
      'no --enable-mlserver',
    )
  })
})

const because = (usage: Usage, id: string) => {
  const recipe = recipesOf(usage).find((each) => each.id === id)
  return recipe?.state === 'closed' ? recipe.because : null
}

describe('a reason why not is true', () => {
  test('Unity Catalog takes no model without a signature, and one with', async () => {
    expect(because(await usageOf(unsigned, PINNED), 'databricks')).toContain('without a signature')
    expect(because(await usageOf(churn, PINNED), 'databricks')).toBeNull()
    const { output } = await place.python(`import json, mlflow
from mlflow.store._unity_catalog.registry.rest_store import UcModelRegistryStore as Store
mlflow.set_tracking_uri(${pythonLiteral(MLFLOW)})
said = []
for name in ["no-signature", "churn-classifier"]:
    files = mlflow.artifacts.download_artifacts(f"models:/{name}/1")
    try:
        Store._validate_model_signature(None, files)
        said.append("taken")
    except mlflow.MlflowException as error:
        said.append(error.message.split(".")[0])
print(json.dumps(said))`)
    expect(lastJson(output)).toEqual([
      'Model passed for registration did not contain any signature metadata',
      'taken',
    ])
  })

  test('without the flavor its loader refuses, and lost files load by nothing', async () => {
    expect(because(await usageOf(churn, PINNED), 'onnxruntime')).toContain('no onnx flavor')
    await expect(usageOf({ model: 'lost-artifacts', version: '1' }, PINNED)).rejects.toThrow()
    const { output } = await place.python(`import json, mlflow
mlflow.set_tracking_uri(${pythonLiteral(MLFLOW)})
said = []
for load, uri in [(mlflow.onnx, "models:/churn-classifier/5"), (mlflow.pyfunc, "models:/lost-artifacts/1")]:
    try:
        load.load_model(uri)
        said.append("loaded")
    except Exception as error:
        said.append(str(error))
print(json.dumps(said))`)
    expect(lastJson(output)).toEqual([
      expect.stringContaining('does not have the "onnx" flavor'),
      expect.not.stringMatching(/^loaded$/),
    ])
  })
})

afterEach(async () => {
  const { output } = await place.bash('ls -a')
  expect(output, 'a name that was run as a command').not.toContain('pwned')
})
