import { expect, test } from 'vitest'
import { readVersion } from './pep440'
import { readAdvisories } from './readAdvisories'

const record = (more: object = {}) => ({
  id: 'PYSEC-2026-1',
  summary: 'Runs what it reads.',
  affected: [
    {
      package: { ecosystem: 'PyPI', name: 'Sci_Kit.learn' },
      ranges: [
        { type: 'GIT', events: [{ introduced: '0' }] },
        {
          type: 'ECOSYSTEM',
          events: [
            { introduced: '0' },
            { fixed: '1.2' },
            { introduced: '2.0' },
            { last_affected: '2.3' },
          ],
        },
      ],
      versions: ['1.9'],
    },
    { package: { ecosystem: 'npm', name: 'other' } },
  ],
  ...more,
})

const affected = (files: readonly string[], name: string, version: string) => {
  const read = readVersion(version)
  const own = readAdvisories(files).byPackage.get(name) ?? []
  return own.flatMap(({ id, affects }) => (read !== null && affects(read) ? [id] : []))
}

test('records of OSV say which versions are affected, one, a list of them, or one a line', () => {
  const other = record({ id: 'GHSA-2' })
  const forms = [
    JSON.stringify(record()),
    JSON.stringify([record()], null, 2),
    JSON.stringify({ vulns: [record()] }),
    `${JSON.stringify(record())}\n${JSON.stringify({ ...other, withdrawn: '2026-01-01' })}\n`,
  ]
  for (const form of forms) {
    const on = (version: string) => affected([form], 'sci-kit-learn', version)
    for (const version of ['0.1.dev1', '1.1.9', '1.9', '2.0', '2.3.0'])
      expect(on(version), version).toEqual(['PYSEC-2026-1'])
    for (const version of ['1.2', '1.8', '1.9.1', '2.3.1']) expect(on(version), version).toEqual([])
    expect(readAdvisories([form])).toMatchObject({ count: 1, skipped: 0 })
  }
  expect(affected([JSON.stringify([record(), other])], 'sci-kit-learn', '2.1')).toHaveLength(2)
})

test('a table says it by ranges, with a head or without', () => {
  const rows = 'NumPy,"<1.22,>=1.0",CVE-1,Overflows\r\n# a remark\r\nmlflow,<2.0\r\n'
  for (const text of [rows, `package,version-range,id,summary\n${rows}`]) {
    expect(readAdvisories([text])).toMatchObject({ count: 2, skipped: 0 })
    expect(affected([text], 'numpy', '1.21.5')).toEqual(['CVE-1'])
    expect(affected([text], 'numpy', '1.22')).toEqual([])
    expect(affected([text], 'mlflow', '1.9')).toEqual(['mlflow <2.0'])
  }
})

test('what can’t be understood is counted, and takes nothing else down', () => {
  const read = readAdvisories([
    `${JSON.stringify(record())}\n{"id": 3}\n{broken`,
    'numpy,about one\na package,<1\nmlflow,<2\n',
    JSON.stringify([7, record()]),
  ])
  expect([read.count, read.skipped]).toEqual([3, 5])
  expect(readAdvisories(['', '[]'])).toMatchObject({ count: 0, skipped: 0 })
})
