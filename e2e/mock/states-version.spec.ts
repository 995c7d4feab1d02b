import { paths } from '../../src/paths'
import { expect } from '../helpers'
import { press, type State, walkStates } from '../walkStates'

const version = (model: string, number: string, search = '') =>
  `${paths.version({ model, version: number })}${search}`

/** A file of a version, shown. */
const file = (path: string): State => ({
  name: `the file ${path}`,
  path: version('card-fraud', '5', `?file=${encodeURIComponent(path)}`),
  within: 'section[aria-label^="File "]',
  reach: async (page) => {
    const shown = page.getByRole('region', { name: `File ${path}` })
    await expect(shown).toBeVisible()
    await expect(shown.getByRole('status', { name: /^Reading/ })).toHaveCount(0)
  },
})

/** A way to use a version. */
const way = (use: string, model = 'card-fraud', number = '5'): State => ({
  name: `using it: ${use}`,
  path: version(model, number, `?use=${use}`),
  reach: async (page) => {
    const panel = page.getByRole('region', { name: 'Use this version' })
    await expect(panel.getByRole('tabpanel').getByRole('region').first()).toBeVisible()
  },
})

walkStates('the files of a version', [
  file('MLmodel'),
  file('requirements.txt'),
  file('model.pkl'),
  file('input_example.json'),
  file('not-there.txt'),
])

walkStates('a version in use', [
  way('batch'),
  way('real-time'),
  way('edge', 'meter-reader-edge', '2'),
  {
    name: 'packages compared over all files, and a request that a server would refuse',
    path: version('support-summariser', '2', '?request=requests'),
    reach: async (page) => {
      await press(page, /^Compare with conda/)
      await expect(page.getByRole('table', { name: /conda.yaml/ })).toBeVisible()
      const body = page.getByRole('textbox', { name: /Body of a request/ })
      await body.fill('{')
      await expect(page.getByText('not JSON at character')).toBeVisible()
    },
  },
])

walkStates('what a version shows or lacks', [
  {
    name: 'a metric’s history, with its table',
    path: version('demand-forecast', '60', '?curve=loss'),
    reach: async (page) => {
      const metrics = page.getByRole('region', { name: 'Metrics', exact: true })
      await expect(metrics.getByRole('application')).toBeVisible()
    },
  },
  {
    name: 'a nested signature, searched',
    path: version('ticket-router', '1', '?field=messages+string'),
    reach: async (page) =>
      expect(page.getByRole('rowheader', { name: 'role in messages' })).toBeVisible(),
  },
  {
    name: 'files that are gone',
    path: version('claims-triage', '1'),
    reach: async (page) =>
      expect(page.getByRole('region', { name: 'Signature' })).toContainText('the file is gone'),
  },
  {
    name: 'a version that is not there',
    path: version('card-fraud', '999'),
    reach: async (page) =>
      expect(page.getByRole('heading', { level: 1 })).toContainText('does not exist'),
  },
])
