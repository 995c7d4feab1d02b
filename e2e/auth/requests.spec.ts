import { paths } from '../../src/paths'
import { expect, target, test } from '../helpers'
import { expectRequestsOf } from '../requestsDoc'

// the mock's registry is another, and without a network between
test.skip(target === 'mock', 'the document is about a real server')

const model = 'churn-classifier'

for (const [as, path] of [
  ['The list', paths.models()],
  ['A model', paths.model(model)],
  ['A version', paths.version({ model, version: '5' })],
  ['A move that is looked at', paths.promote(model, { to: '6', alias: 'champion' })],
  ['The reviews', paths.reviews()],
] as const) {
  test(`docs/requests.md tells what is asked under basic auth: ${as}`, async ({ as: signedIn }) => {
    await expectRequestsOf(await signedIn('rita-reader'), path, { as, signIn: true })
  })
}

test('docs/requests.md tells what is asked of a page that is closed', async ({ as }) => {
  const page = await as('nora-nobody')
  const closed = 'A page that is closed or not there'
  await expectRequestsOf(page, paths.model(model), { as: closed, signIn: true })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not there, or not for you')
})
