import { expect, test } from 'vitest'
import { ownScript } from './trustedUrls'

const origin = 'https://console.example'

test.each([
  '/assets/mlmodel.worker-C0ffee_1.js',
  '/mockServiceWorker.js',
  'https://console.example/assets/a.js',
  '/assets/a.js?v=1',
])('%s is ours', (address) => {
  expect(ownScript(address, origin)).toBe(address)
})

test.each([
  'https://elsewhere.example/assets/a.js',
  '//elsewhere.example/assets/a.js',
  'http://console.example/assets/a.js',
  'data:text/javascript,alert(1)',
  'blob:https://console.example/1',
  'javascript:alert(1)',
  '/get-artifact?path=a.js',
  '/assets/../get-artifact',
  '/assets/a.mjs.html',
  '/assets/sub/a.js',
  '/assets/%2e%2e/a.js',
  '/other.js',
])('%s is not', (address) => {
  expect(() => ownScript(address, origin)).toThrow(TypeError)
})
