import { execFileSync } from 'node:child_process'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { BODY_FILE, requestCode } from './requestCode'

const ADDRESS = 'http://127.0.0.1:5000/invocations'
const BODY = '{"inputs": {"name": ["O\'Neill \\\\ `x` ${y} \\"quoted\\"", ""]}}'

test('curl reads the body as it is', () => {
  expect(requestCode('curl', ADDRESS, BODY)).toBe(
    `curl --fail-with-body '${ADDRESS}' \\\n  -H 'Content-Type: application/json' \\\n  --data-binary @- <<'JSON'\n${BODY}\nJSON`,
  )
})

// `curl` is a function that prints what it was given
const run = (address: string, body: string) =>
  execFileSync(
    'sh',
    ['-c', `curl() { printf '%s\\n' "$2"; cat; }\n${requestCode('curl', address, body)}`],
    {
      encoding: 'utf8',
    },
  )

test('the shell hands curl the address and the body, whatever is in them', () => {
  for (const body of [BODY, '{"a": "$(id) `id` \\u0027"}', 'JSON\nJSON_']) {
    expect(run("http://x/it's?$(id)", body)).toBe(`http://x/it's?$(id)\n${body}\n`)
  }
})

test('the literals of JavaScript give the body back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (body) => {
      const code = requestCode('fetch', ADDRESS, body)
      const literal = code.slice(code.indexOf('  body: ') + 8, code.lastIndexOf(',\n})'))
      // a template literal reads \r\n as \n, as JSON does not mind
      // oxlint-disable-next-line no-implied-eval, typescript/no-implied-eval -- what is tested is that it is a literal
      const read: unknown = new Function(`return ${literal}`)()
      expect(read).toBe(body.replaceAll(/\r\n?/g, '\n'))
    }),
  )
})

test('the literals of Python cannot end early', () => {
  for (const body of ['{"a": """"}', 'ends in "', 'ends in \\', '""""""']) {
    const code = requestCode('requests', ADDRESS, body)
    const [, inner = ''] = /body = """(.*)"""\n/s.exec(code) ?? []
    // every quote of three is escaped, and no backslash is left that escapes the end
    expect(inner.replaceAll(/\\./gs, 'x')).not.toMatch(/"""|"$|\\$/)
  }
})

test('a long body is read from a file', () => {
  const long = `{"inputs": [${'1,'.repeat(3000)}1]}`
  for (const language of ['curl', 'requests', 'urllib', 'fetch']) {
    const code = requestCode(language, ADDRESS, long)
    expect(code).toContain(BODY_FILE)
    expect(code.length).toBeLessThan(500)
  }
})
