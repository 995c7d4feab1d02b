import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Arbitrary, array, assert, asyncProperty, string } from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod/mini'
import { whyNotOpenable } from '../../src/registry/names'
import { bashQuoted, bashWord, jsonLiteral, pythonLiteral } from '../../src/registry/usage/quote'
import type { Choice, Usage } from '../../src/registry/usage/recipe'
import { type Place, lastJson, makePlace } from './shell'
import { blocksOf, northbank, usageFrom } from './usages'

const HOSTILE = z
  .object({ items: z.array(z.object({ value: z.string() })) })
  .parse(
    JSON.parse(
      readFileSync(join(import.meta.dirname, '../data/hostile/hostile-names.json'), 'utf8'),
    ),
  )
  .items.map(({ value }) => value)
  // a model of such a name has no page
  .filter((name) => name !== '' && whyNotOpenable(name) === null)

let place: Place
beforeAll(async () => {
  place = await makePlace()
  return () => place.remove()
})

const FACTS: Omit<Usage, 'mlmodel' | 'body'> = {
  model: 'card-fraud',
  version: '5',
  source: 'mlflow-artifacts:/1/models/m-1/artifacts',
  choice: { by: 'version' },
  server: { tracking: 'http://127.0.0.1:5000', registry: null },
  env: 'local',
  port: 5001,
}

/** Every file of Northbank under a few names, and every hostile name on one file: each text once. */
function allBlocks() {
  const seen = new Map<string, { language: string; code: string; of: string }>()
  const add = (usage: Usage) => {
    for (const { language, code, title } of blocksOf(usage))
      seen.set(`${language} ${code}`, { language, code, of: `${usage.model}: ${title}` })
  }
  const files = northbank()
  const choices: readonly Choice[] = [{ by: 'version' }, { by: 'alias', alias: 'été-1' }]
  const names = ['card-fraud', 'it\'s "$(x)" `y` \\', 'who?', 'a@b']
  for (const each of files.values())
    for (const choice of choices)
      for (const model of names) add(usageFrom(each, { ...FACTS, choice, model }))
  const fraud = files.get('card-fraud')
  if (fraud === undefined) throw new Error('no card-fraud')
  for (const model of HOSTILE) add(usageFrom(fraud, { ...FACTS, model, source: `s3://b/${model}` }))
  for (const tracking of HOSTILE) {
    add(usageFrom(fraud, { ...FACTS, server: { tracking, registry: tracking } }))
  }
  return [...seen.values()]
}

const CHECK = `
import ast, json, subprocess, sys, warnings, yaml
warnings.simplefilter("error")
faults = []
for block in json.load(open("blocks.json", encoding="utf-8", errors="surrogatepass")):
    code, language = block["code"], block["language"]
    try:
        if language == "python":
            compile(code, "shown", "exec")
        elif language == "yaml":
            assert isinstance(yaml.safe_load(code), dict)
        elif language == "json":
            json.loads(code)
        else:
            done = subprocess.run(["bash", "-n"], input=code.encode(), capture_output=True)
            assert done.returncode == 0 and done.stderr == b"", done.stderr.decode()
    except Exception as error:
        faults.append(f"{block['of']}: {error!r}\\n{code}")
print(json.dumps(faults[:5]))
`

test('all of the code that is shown can be read by what it is for', async () => {
  const blocks = allBlocks()
  expect(new Set(blocks.map(({ language }) => language))).toEqual(
    new Set(['python', 'bash', 'yaml', 'json']),
  )
  expect(blocks.length).toBeGreaterThan(1000)
  const broken = [
    ['python', 'print("'],
    ['bash', "echo '"],
    ['yaml', 'a: "'],
    ['json', '{'],
  ].map(([language, code]) => ({ language, code, of: 'broken' }))
  await place.write('blocks.json', JSON.stringify([...blocks]))
  const { output } = await place.python(CHECK)
  expect(lastJson(output)).toEqual([])
  // the check itself can fail
  await place.write('blocks.json', JSON.stringify(broken))
  expect(lastJson((await place.python(CHECK)).output)).toHaveLength(4)
})

describe('a literal is the text again, and nothing of it is run', () => {
  const texts: Arbitrary<string[]> = array(string({ unit: 'binary' }), {
    minLength: 1,
    maxLength: 300,
  })
  const check = (
    evaluate: (given: string[]) => Promise<unknown>,
    fits: (text: string) => boolean,
  ) =>
    assert(
      asyncProperty(texts, async (given) => {
        const fitting = [...given, ...HOSTILE].filter(fits)
        expect(await evaluate(fitting)).toEqual(fitting)
      }),
      { numRuns: 3 },
    )

  test('in Python', () =>
    check(
      async (given) => {
        const code = `import json\nprint(json.dumps([${given.map(pythonLiteral).join(', ')}]))`
        return lastJson((await place.python(code)).output)
      },
      () => true,
    ))

  test('in JSON and YAML, as Python reads them', () =>
    check(
      async (given) => {
        await place.write('given.json', `[${given.map(jsonLiteral).join(', ')}]`)
        await place.write('given.yaml', given.map((text) => `- ${pythonLiteral(text)}`).join('\n'))
        const code = `import json, yaml
one, two = json.load(open("given.json")), yaml.safe_load(open("given.yaml"))
assert one == two
print(json.dumps(one))`
        return lastJson((await place.python(code)).output)
      },
      (text) => text.isWellFormed(),
    ))

  test.each([
    ['words', bashWord],
    ['quoted', bashQuoted],
  ])('in bash: %s', (_, quote) =>
    check(
      async (given) => {
        await place.write('print.py', 'import json, sys\nprint(json.dumps(sys.argv[1:]))')
        const code = `python print.py ${given.map(quote).join(' ')}`
        return lastJson((await place.bash(code)).output)
      },
      (text) => text.isWellFormed() && !text.includes('\0'),
    ),
  )
})

afterAll(async () => {
  // a payload of a name that ran would have left something behind
  const { output } = await place.bash('ls')
  expect(
    output.split('\n').filter((name) => /pwn|own/i.test(name) && !name.startsWith('shown-')),
  ).toEqual([])
})
