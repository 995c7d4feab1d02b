import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod/mini'
import { crawl } from '../../src/backends/crawl/crawl'
import { membersOf } from '../../src/registry/overview/members'
import {
  betterWaiting,
  olderThan,
  pickled,
  unpinned,
  withoutOwner,
} from '../../src/registry/overview/questions'
import { spreadOf } from '../../src/registry/overview/spread'
import { DEFAULT_POLICY } from '../../src/registry/policy'
import { readMlmodel } from '../../src/registry/readMlmodel'
import { readYaml } from '../../src/registry/readYaml'
import {
  type AliasedVersion,
  type ListedModel,
  emptySnapshot,
  keyOf,
} from '../../src/registry/snapshot/snapshot'
import { BACKEND, MLFLOW } from './server'
import { type Place, lastJson, makePlace } from './shell'

/** Of what the seed has, the holders of an alias by MLflow's own client: nothing here knows the console's code. */
const TRUTH = `
import json, sys, time
import mlflow
from mlflow import MlflowClient
from mlflow.models import Model
from packaging.requirements import Requirement

mlflow.set_tracking_uri(${JSON.stringify(MLFLOW)})
client = MlflowClient()
HIGHER, LOWER = {"auc", "accuracy", "f1", "f1_score", "roc_auc", "r2", "precision", "recall"}, {"rmse", "mae", "mape", "log_loss", "loss"}

def models():
    token = None
    while True:
        page = client.search_registered_models(max_results=7, page_token=token)
        yield from page
        token = page.token
        if not token:
            return

def measured(version):
    try:
        logged = client.get_logged_model(version.source.split("/")[-1] if version.source.startswith("models:/m-") else version.model_id or next(
            part for part in version.source.split("/") if part.startswith("m-")))
    except Exception:
        return {}
    return {(m.key, m.dataset_digest): m.value for m in (logged.metrics or []) if m.dataset_digest}

def better(held, own):
    met = {k: (held[k], own[k]) for k in held.keys() & own.keys()}
    if not met:
        return None
    gains = [(b - a if key in HIGHER else a - b if key in LOWER else 0) for (key, _), (a, b) in met.items()]
    return any(g > 0 for g in gains) and not any(g < 0 for g in gains)

rows = {}
for model in models():
    champion = model.aliases.get("champion")
    if champion is None or not all(ch.isalnum() or ch in " .-_()éÉ" for ch in model.name):
        continue
    version = client.get_model_version(model.name, champion)
    row = {"owner": bool(model.tags.get("owner") or model.tags.get("team")), "age": (time.time() - version.creation_timestamp / 1000) / 86400}
    try:
        root = mlflow.artifacts.download_artifacts(f"models:/{model.name}/{champion}")
        made = Model.load(root)
        row["flavors"] = sorted(name for name in made.flavors if name != "python_function" or len(made.flavors) == 1)
        row["mlflow"] = made.mlflow_version
        row["python"] = ".".join(made.flavors["python_function"]["python_version"].split(".")[:2])
        row["pickled"] = any(f.get("serialization_format") in ("pickle", "cloudpickle") or "cloudpickle_version" in f for f in made.flavors.values())
        lines = [l.split("#")[0].strip() for l in open(f"{root}/requirements.txt")]
        row["open"] = sorted(str(Requirement(l).name).lower() for l in lines if l and not [s for s in Requirement(l).specifier if s.operator == "=="])
    except Exception as error:
        row["unread"] = str(error)[:200]
    challenger = model.aliases.get("challenger")
    if challenger not in (None, champion):
        row["better"] = better(measured(version), measured(client.get_model_version(model.name, challenger)))
    rows[model.name] = row
print(json.dumps(rows))
`

const truth = z.record(
  z.string(),
  z.object({
    owner: z.boolean(),
    age: z.number(),
    flavors: z.optional(z.array(z.string())),
    mlflow: z.optional(z.string()),
    python: z.optional(z.string()),
    pickled: z.optional(z.boolean()),
    open: z.optional(z.array(z.string())),
    better: z.optional(z.nullable(z.boolean())),
    unread: z.optional(z.string()),
  }),
)
type Truth = z.infer<typeof truth>[string]

let place: Place
let rows: ReadonlyMap<string, Truth>
beforeAll(async () => {
  place = await makePlace()
  const { code, output } = await place.python(TRUTH)
  if (code !== 0) throw new Error(output)
  rows = new Map(Object.entries(truth.parse(lastJson(output))))
}, 240_000)
afterAll(() => place.remove())

/** What the page would have read, of the models that the truth is about. */
async function snapshotHere() {
  const models: ListedModel[] = []
  const versions = new Map<string, AliasedVersion>()
  await crawl({
    backend: BACKEND,
    reader: {
      mlmodel: async (bytes) => readMlmodel(bytes),
      yaml: async (bytes) => readYaml(bytes),
    },
    policy: DEFAULT_POLICY,
    now: () => new Date(),
    signal: new AbortController().signal,
    turn: () => Promise.resolve(),
    say: (event) => {
      if (event.kind === 'models') models.push(...event.models.filter(({ name }) => rows.has(name)))
      if (event.kind === 'version')
        versions.set(keyOf(event.version.model, event.version.version), event.version)
    },
  })
  return { ...emptySnapshot(new Date()), models, versions }
}

const such = (holds: (row: Truth) => boolean | undefined) =>
  [...rows].flatMap(([name, row]) => (holds(row) === true ? [name] : [])).sort()

const hit = (answer: { hits: readonly { model: string }[] }) =>
  answer.hits.map(({ model }) => model).sort()

test('the numbers of the overview are those that MLflow’s own client gives', async () => {
  const snapshot = await snapshotHere()
  const members = membersOf(snapshot, { alias: 'champion', owner: null, team: null, tag: null })
  expect(members.map(({ model }) => model.name).sort()).toEqual(such(() => true))
  expect(rows.size).toBeGreaterThan(4)

  expect(hit(withoutOwner(members))).toEqual(such(({ owner }) => !owner))
  // half of them are older than the one in the middle: whenever the seed was made
  const ages = [...rows.values()].map(({ age }) => age).sort((a, b) => a - b)
  for (const days of [0, Math.floor(ages[Math.floor(ages.length / 2)] ?? 0), 400]) {
    expect(hit(olderThan(members, days, new Date()))).toEqual(
      such(({ age }) => Math.floor(age) > days),
    )
  }
  expect(hit(pickled(members))).toEqual(such((row) => row.pickled))
  expect(hit(unpinned(members))).toEqual(such(({ open }) => open && open.length > 0))
  expect(
    pickled(members)
      .unknown.map(({ model }) => model)
      .sort(),
  ).toEqual(such(({ unread }) => unread !== undefined))

  const better = betterWaiting(members, snapshot, 'challenger')
  expect(hit(better)).toEqual(such((row) => row.better === true))
  expect(better.unknown.map(({ model }) => model).sort()).toEqual(
    such((row) => row.better === null),
  )

  const counted = (labels: (row: Truth) => readonly string[] | undefined) => {
    const shares = new Map<string, number>()
    for (const label of [...rows.values()].flatMap((row) => labels(row) ?? []))
      shares.set(label, (shares.get(label) ?? 0) + 1)
    return shares
  }
  const shown = (kind: 'flavor' | 'mlflow' | 'python') =>
    new Map(spreadOf(members, kind).shares.map(({ label, models }) => [label, models.length]))
  expect(shown('flavor')).toEqual(counted(({ flavors }) => flavors))
  expect(shown('mlflow')).toEqual(counted(({ mlflow }) => (mlflow === undefined ? [] : [mlflow])))
  expect(shown('python')).toEqual(counted(({ python }) => (python === undefined ? [] : [python])))
})
