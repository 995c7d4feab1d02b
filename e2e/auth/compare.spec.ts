import { paths } from '../../src/paths'
import { heads, region } from '../comparison'
import { expect, expectNoAxeViolations, test } from '../helpers'

test('a reader compares what they may read; whoever may read neither is told so, part by part', async ({
  as,
  registryFor,
}) => {
  const reader = await as('rita-reader')
  const registry = registryFor(reader)
  const model = await registry.model({ like: 'compared' })
  await registry.version(model, { tags: { stage: 'old' } })
  await registry.version(model, { tags: { stage: 'new' } })
  const path = paths.compare([
    { model, version: '1' },
    { model, version: '2' },
  ])
  await reader.goto(path)
  await expect(region(reader, 'Tags').getByRole('row', { name: /^stage/ })).toContainText('changed')
  // there are no files, as the mock says at once and a real server cannot tell: no difference is made of that
  await expect(region(reader, 'Contract')).toContainText(/Unknown.*of v1, its MLmodel/)

  const nobody = await as('nora-nobody')
  const closed = registryFor(nobody)
  // on the mock each browser has a registry of its own
  const other = await closed.model({ like: 'closed' })
  await closed.version(other)
  await closed.version(other)
  await nobody.goto(
    paths.compare([
      { model: other, version: '1' },
      { model: other, version: '2' },
    ]),
  )
  for (const i of [0, 1]) {
    await expect(heads(nobody).nth(i)).toContainText('It is closed to you (403)')
  }
  await expect(region(nobody, 'Contract')).toContainText('Unknown')
  await expect(region(nobody, 'Contract')).toContainText('its MLmodel is closed to you (403)')
  for (const name of ['Metrics', 'Environment', 'Data', 'Artifacts', 'Params', 'Tags', 'Code']) {
    const gaps = region(nobody, name).getByRole('list', { name: 'Not known' })
    await expect(gaps.getByRole('listitem')).toHaveCount(2)
    await expect(region(nobody, name)).not.toContainText('Nothing differs')
  }
  await expectNoAxeViolations(nobody)
})
