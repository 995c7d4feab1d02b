import { describe, expect, it } from 'vitest'
import { READING, known, unknown } from './known'
import { anMlmodel } from '../examples'
import { plainLoggedModel, plainRun, plainSide, plainVersion } from './scriptedSide'
import { sectionsOf } from './sections'
import { codeOf, labelsOf, paramsOfSide } from './side'

const CLOSED = unknown('its run is closed to you (403)')
const commit = (text: string) => new Map([['mlflow.source.git.commit', text]])

const v = (model: string, version: string) => ({ model, version })

const section = (id: string, ...sides: Parameters<typeof plainSide>) =>
  sectionsOf([plainSide(), ...sides.map(plainSide)], 0).find((one) => one.id === id)

const tags = (...pairs: [string, string][]) => known(plainVersion({ tags: new Map(pairs) }))

describe('what is known of a version', () => {
  it('has the params of the logged model where the run is closed, and none of either where both are', () => {
    const params = new Map([['depth', '6']])
    const loggedModel = known(plainLoggedModel({ params }))
    expect(paramsOfSide(plainSide({ run: CLOSED, loggedModel }))).toEqual(known(params))
    expect(paramsOfSide(plainSide({ run: CLOSED }))).toEqual(CLOSED)
    expect(paramsOfSide(plainSide({ run: CLOSED, loggedModel: READING }))).toEqual(READING)
  })

  it('takes no commit for none only where the run was read', () => {
    expect(codeOf(plainSide())).toMatchObject({ because: 'its run names no commit', lacking: true })
    expect(codeOf(plainSide({ run: CLOSED }))).toEqual(CLOSED)
    expect(codeOf(plainSide({ run: READING }))).toEqual(READING)
    const loggedModel = known(plainLoggedModel({ tags: commit('abc') }))
    expect(codeOf(plainSide({ run: CLOSED, loggedModel }))).toMatchObject({
      value: new Map([
        ['Commit', 'abc'],
        ['Working tree', 'not recorded'],
      ]),
    })
  })

  it('is called by its number, and by its model where there are several', () => {
    expect(labelsOf([v('a', '1'), v('a', '2')])).toEqual(['v1', 'v2'])
    expect(labelsOf([v('a', '1'), v('b', '1')])).toEqual(['a v1', 'b v1'])
  })
})

describe('sectionsOf', () => {
  it('has a part for each kind of facts, and nothing in them for versions without any', () => {
    const sections = sectionsOf([plainSide(), plainSide()], 0)
    expect(sections.map(({ id }) => id)).toEqual([
      'Environment',
      'Data',
      'Artifacts',
      'Params',
      'Tags',
      'Code',
    ])
    expect(sections.every(({ rows }) => rows.length === 0)).toBe(true)
  })

  it('leaves packages open where the file is closed, and still tells of Python', () => {
    const part = section('Environment', {
      mlmodel: known(anMlmodel({ pythonVersion: '3.12.1' })),
      packages: unknown('its requirements.txt is closed to you (403)'),
    })
    expect(part?.rows.map(({ name, cells }) => [name, cells[1]?.move])).toEqual([
      ['Python', 'added'],
    ])
    expect(part?.sides[1]).toMatchObject({ state: 'unknown' })
  })

  it('says in a word what became of each value', () => {
    const [row] = section('Tags', { version: tags(['team', 'risk']) })?.rows ?? []
    expect(row).toMatchObject({
      name: 'team',
      changed: true,
      cells: [{ text: null }, { text: 'risk', move: 'added' }],
    })
  })

  it('makes a closed run no removal of its params', () => {
    const rows = sectionsOf(
      [
        plainSide({ run: known(plainRun({ params: new Map([['depth', '6']]) })) }),
        plainSide({ run: CLOSED }),
      ],
      0,
    ).find(({ id }) => id === 'Params')?.rows
    expect(rows).toMatchObject([
      { changed: false, cells: [{}, { text: null, change: 'unknown', move: '' }] },
    ])
  })
})
