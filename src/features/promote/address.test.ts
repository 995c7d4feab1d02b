import { expect, test } from 'vitest'
import { paths } from '../../paths'
import { readPromote, writePromote } from './address'

const read = (link: string) => readPromote(new URL(link, 'http://console.test').searchParams)

test.each([
  { alias: 'champion', to: '5' },
  { alias: 'champion', to: '5', swap: 'challenger' },
  { alias: 'champion', to: '5', instead: 'a1' },
  { alias: 'é&b=c', copy: 'card fraud@dev@12' },
  {},
])('what a link says is read again: %o', (what) => {
  expect(writePromote(read(paths.promote('m', what)))).toEqual(what)
})

test('a request speaks for itself', () => {
  expect(read(paths.promote('m', { request: 'a1' }))).toMatchObject({ request: 'a1', to: null })
})

test.each(['?to=v5', '?to=0', '?to=', '?to=5%20', '?copy=@3', '?copy=m@', '?copy=m', '?alias='])(
  '%s says nothing',
  (search) => {
    expect(read(`/models/m/promote${search}`)).toEqual({
      alias: null,
      to: null,
      request: null,
      swap: null,
      copy: null,
      instead: null,
    })
  },
)
