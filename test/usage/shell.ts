import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { run, start } from '../runner/processes.mjs'

/** The Python with MLflow in it. */
export const PYTHON = process.env.RINGSIDE_TEST_PYTHON ?? ''

/** A folder of its own, in which what a person copies is run as it is. */
export interface Place {
  dir: string
  write(name: string, text: string): Promise<void>
  read(name: string): Promise<string>
  /** A command of this name; `$@` are what it is given. */
  command(name: string, script: string): Promise<void>
  bash(code: string): Promise<{ code: number; output: string }>
  python(code: string): Promise<{ code: number; output: string }>
  serve(code: string): ReturnType<typeof start>
  remove(): Promise<void>
}

export async function makePlace(): Promise<Place> {
  const dir = await mkdtemp(join(tmpdir(), 'ringside-usage-'))
  const bin = join(dir, '.bin')
  await mkdir(bin)
  const env = {
    PATH: [bin, process.env.PATH ?? ''].join(delimiter),
    MLFLOW_DISABLE_TELEMETRY: 'true',
  }
  const files = { count: 0 }
  const saved = async (code: string, ending: string) => {
    files.count += 1
    const path = join(dir, `shown-${files.count}.${ending}`)
    await writeFile(path, `${code}\n`)
    return path
  }
  const place: Place = {
    dir,
    write: (name, text) => writeFile(join(dir, name), text),
    read: (name) => readFile(join(dir, name), 'utf8'),
    async command(name, script) {
      await writeFile(join(bin, name), `#!/bin/bash\n${script}\n`)
      await chmod(join(bin, name), 0o755)
    },
    bash: async (code) => run('bash', ['-e', await saved(code, 'sh')], { cwd: dir, env }),
    python: async (code) => run(PYTHON, [await saved(code, 'py')], { cwd: dir, env }),
    serve: (code) => start('bash', ['-ec', code], { cwd: dir, env }),
    remove: () => rm(dir, { recursive: true, force: true }),
  }
  // the commands of an environment that was moved don't know where their Python is
  await place.command('python', `exec '${PYTHON}' "$@"`)
  for (const name of ['mlflow', 'uvicorn']) {
    await place.command(name, `exec '${PYTHON}' -m ${name} "$@"`)
  }
  return place
}

/** What the last line of an output says, as JSON. */
export function lastJson(output: string): unknown {
  const line = output.trimEnd().split('\n').at(-1) ?? ''
  return JSON.parse(line)
}
