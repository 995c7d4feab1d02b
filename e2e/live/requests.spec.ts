import { paths } from '../../src/paths'
import { expectRequestsOf } from '../requestsDoc'
import { test } from '../helpers'

const model = 'churn-classifier'

for (const [as, path] of [
  ['The list', paths.models()],
  ['A model', paths.model(model)],
  ['A version', paths.version({ model, version: '5' })],
  [
    'A comparison',
    paths.compare([
      { model, version: '5' },
      { model, version: '6' },
    ]),
  ],
  ['The lineage of a model', paths.lineageOf({ model })],
  ['The lineage of a version', paths.lineageOf({ model, version: '5' })],
  ['A page that is closed or not there', paths.model('no such model')],
] as const) {
  test(`docs/requests.md tells what is asked without sign-in: ${as}`, async ({ page }) => {
    await expectRequestsOf(page, path, { as, signIn: false })
  })
}
