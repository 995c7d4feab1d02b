export const LANGUAGES = [
  { id: 'curl', label: 'curl' },
  { id: 'requests', label: 'Python, requests' },
  { id: 'urllib', label: 'Python, no library' },
  { id: 'fetch', label: 'JavaScript' },
] as const

export type Language = (typeof LANGUAGES)[number]['id']

/** Longer bodies are read from this file instead of standing in the code. */
export const BODY_FILE = 'request.json'
const LONGEST_INLINE = 4000

export const isInFile = (body: string): boolean => body.length > LONGEST_INLINE

/** Code that sends `body` to a scoring server at `address`. What is odd in either stays what it is. */
export function requestCode(language: string, address: string, body: string): string {
  const file = isInFile(body)
  switch (language) {
    case 'requests':
      return [
        'import requests',
        '',
        ...pythonBody(body, file),
        'response = requests.post(',
        `    ${JSON.stringify(address)},`,
        '    data=body.encode(),',
        '    headers={"Content-Type": "application/json"},',
        ')',
        'response.raise_for_status()',
        'print(response.json())',
      ].join('\n')
    case 'urllib':
      return [
        'import json',
        'from urllib.request import Request, urlopen',
        '',
        ...pythonBody(body, file),
        'request = Request(',
        `    ${JSON.stringify(address)},`,
        '    data=body.encode(),',
        '    headers={"Content-Type": "application/json"},',
        ')',
        'with urlopen(request) as response:',
        '    print(json.load(response))',
      ].join('\n')
    case 'fetch':
      return [
        ...(file ? ["import { readFile } from 'node:fs/promises'", ''] : []),
        `const response = await fetch(${JSON.stringify(address)}, {`,
        "  method: 'POST',",
        "  headers: { 'Content-Type': 'application/json' },",
        file ? `  body: await readFile('${BODY_FILE}'),` : `  body: ${templateLiteral(body)},`,
        '})',
        'if (!response.ok) throw new Error(await response.text())',
        'console.log(await response.json())',
      ].join('\n')
    default:
      return curl(address, body, file)
  }
}

function curl(address: string, body: string, file: boolean): string {
  const start = `curl --fail-with-body ${shellQuoted(address)} \\\n  -H 'Content-Type: application/json' \\\n`
  if (file) return `${start}  --data-binary @${BODY_FILE}`
  // a line of JSON is never this word alone; what is not JSON yet may be anything
  let end = 'JSON'
  while (body.split('\n').includes(end)) end += '_'
  return `${start}  --data-binary @- <<'${end}'\n${body}\n${end}`
}

const shellQuoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`

// no three quotes in a row, and none at the end, where they would join those that close the literal
const pythonText = (text: string) => text.replaceAll('\\', '\\\\').replaceAll(/"(?=""|$)/g, '\\"')

const pythonBody = (body: string, file: boolean) =>
  file
    ? [`with open("${BODY_FILE}", encoding="utf-8") as file:`, '    body = file.read()', '']
    : [`body = """${pythonText(body)}"""`, '']

const templateLiteral = (text: string) =>
  `\`${text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}\``
