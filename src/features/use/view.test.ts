import { expect, test } from 'vitest'
import { readUseView } from './view'

const read = (search: string, aliases = ['champion', 'eu']) =>
  readUseView(new URLSearchParams(search), { version: '5', aliases })

test('without a word, the first alias that points here, and what runs anywhere', () => {
  expect(read('')).toEqual({
    way: 'batch',
    how: null,
    choice: { by: 'alias', alias: 'champion' },
    gone: null,
    env: 'uv',
    port: 5001,
  })
  expect(read('', []).choice).toEqual({ by: 'version' })
})

test('an address says which', () => {
  expect(read('use=real-time&how=kserve&by=eu&env=local&port=8080')).toEqual({
    way: 'real-time',
    how: 'kserve',
    choice: { by: 'alias', alias: 'eu' },
    gone: null,
    env: 'local',
    port: 8080,
  })
  expect(read('by=v5').choice).toEqual({ by: 'version' })
})

test('an alias that points elsewhere is never put into code', () => {
  expect(read('by=challenger')).toMatchObject({ choice: { by: 'version' }, gone: 'challenger' })
  expect(read('by=v4')).toMatchObject({ choice: { by: 'version' }, gone: 'v4' })
})

test.each(['0', '-1', '70000', '80.5', 'x', ''])('what is no port is not used: %s', (port) => {
  expect(read(`port=${port}&env=conda&use=nowhere`)).toMatchObject({
    port: 5001,
    env: 'uv',
    way: 'batch',
  })
})
