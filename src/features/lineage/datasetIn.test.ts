import { expect, test } from 'vitest'
import { paths } from '../../paths'
import { datasetIn } from './datasetIn'

const read = (path: string) => datasetIn(new URL(path, 'http://console.test'))

test('what a link says is read again, whatever the dataset is called', () => {
  for (const dataset of [
    { name: 'a/b c', digest: '#1&x' },
    { name: '50%', digest: '' },
  ])
    expect(read(paths.dataset(dataset))).toEqual(dataset)
  expect(read(`/w/team-a${paths.dataset({ name: 'x', digest: '1' })}`)).toEqual({
    name: 'x',
    digest: '1',
  })
})

test('without its digest a dataset is not known', () => {
  expect(() => read('/datasets/x')).toThrow('not in which state')
  for (const path of ['/datasets', '/datasets/a/b?digest=1', '/datasets/%E0?digest=1'])
    expect(() => read(path)).toThrow('names no dataset')
})
