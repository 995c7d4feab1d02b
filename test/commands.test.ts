import { expect, test } from 'vitest'
import { unknownCommands } from './runner/commands.mjs'

const scripts = { start: '', test: '', dev: '' }

test.each([
  ['```sh\nnpm ci && npm start\n```', []],
  ['`npm test` and `npm run dev`, or `PORT=1 npm start -- --help`', []],
  ['```\nnpm run demo\n```', ['npm run demo']],
  ['`npm strat`', ['npm strat']],
  ['the npm registry', []],
])('%s', (markdown, unknown) => {
  expect(unknownCommands(markdown, scripts)).toEqual(unknown)
})
