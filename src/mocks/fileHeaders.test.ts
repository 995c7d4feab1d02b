import { expect, test } from 'vitest'
import { contentDisposition, mimeType } from './fileHeaders'

test.each([
  ['MLmodel', 'text/plain'],
  ['mlproject', 'text/plain'],
  ['input_example.json', 'text/plain'],
  ['weights.bin', 'application/octet-stream'],
  ['plot.PNG', 'image/png'],
  ['report.html', 'text/html'],
  ['d.pdf', 'application/pdf'],
  ['.hidden', 'application/octet-stream'],
  ['LICENSE', 'application/octet-stream'],
  ['a.tar.gz', 'application/octet-stream'],
])('%s is %s', (name, type) => {
  expect(mimeType(name)).toBe(type)
})

test.each([
  ['MLmodel', 'attachment; filename=MLmodel'],
  ['dog%step%1.png', 'attachment; filename=dog%step%1.png'],
  ['a b "c".txt', 'attachment; filename="a b \\"c\\".txt"'],
  ['sp ace é.txt', `attachment; filename="sp ace e.txt"; filename*=UTF-8''sp%20ace%20%C3%A9.txt`],
  ['日本語', `attachment; filename=download; filename*=UTF-8''%E6%97%A5%E6%9C%AC%E8%AA%9E`],
])('%s as an attachment', (name, header) => {
  expect(contentDisposition(name)).toBe(header)
})
