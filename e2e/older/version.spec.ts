import { z } from 'zod/mini'
import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, test } from '../helpers'
import { callMlflow } from '../registry'

// A version as a client of MLflow 2 registers it: its files lie under its run, and there is no logged model.

const EXPERIMENT = '0'
const MLMODEL = `artifact_path: model
flavors:
  python_function:
    loader_module: mlflow.sklearn
    python_version: 3.11.7
  sklearn:
    pickled_model: model.pkl
    sklearn_version: 1.7.2
signature:
  inputs: '[{"type": "long", "name": "tenure_months", "required": true}]'
  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "int64", "shape": [-1]}}]'
`

const made = z.object({ run: z.object({ info: z.object({ run_id: z.string() }) }) })

/** A run with a metric and the files of a model; the address of these as versions have it. */
async function trained() {
  const created = await callMlflow('POST', 'runs/create', {
    experiment_id: EXPERIMENT,
    run_name: 'nightly',
    start_time: Date.now(),
  })
  const runId = made.parse(created).run.info.run_id
  const metrics = [{ key: 'auc', value: 0.91, step: 0, timestamp: Date.now() }]
  const params = [{ key: 'depth', value: '6' }]
  await callMlflow('POST', 'runs/log-batch', { run_id: runId, metrics, params })
  const files = `${EXPERIMENT}/${runId}/artifacts/model`
  const address = `${process.env.E2E_MLFLOW_URL}/api/2.0/mlflow-artifacts/artifacts/${files}`
  const uploaded = await fetch(`${address}/MLmodel`, { method: 'PUT', body: MLMODEL })
  expect(uploaded.status).toBe(200)
  return { runId, source: `mlflow-artifacts:/${files}` }
}

test('it is read whole: signature, run, metrics and files', async ({ page, registry }) => {
  const model = await registry.model({ like: 'of MLflow 2' })
  const version = await registry.version(model, await trained())
  await page.goto('/models')
  await page.getByRole('link', { name: model }).click()
  // by name: the list that is left has links to versions as well
  const versions = page.getByRole('table', { name: 'Versions' })
  await versions.getByRole('link', { name: 'v1', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Version 1')
  const region = (name: string) => page.getByRole('region', { name, exact: true })
  await expect(region('Signature')).toContainText('tenure_months')
  await expect(region('Origin')).toContainText('nightly')
  await expect(region('Origin')).toContainText('This server has no logged models (MLflow 3).')
  await expect(region('Metrics')).toContainText('0.91')
  await expect(region('Artifacts')).toContainText('MLmodel')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expectNoAxeViolations(page)
  expect(version).toBe('1')
})

test('files that went away are told as such, and the rest of the page stands', async ({
  page,
  registry,
}) => {
  const model = await registry.model({ like: 'lost files' })
  const { runId } = await trained()
  const source = `mlflow-artifacts:/${EXPERIMENT}/${runId}/artifacts/gone`
  await registry.version(model, { runId, source })
  await page.goto(paths.version({ model, version: '1' }))
  const signature = page.getByRole('region', { name: 'Signature', exact: true })
  await expect(signature).toContainText('the file is gone (500)')
  await expect(page.getByRole('region', { name: 'Metrics', exact: true })).toContainText('0.91')
})
