import { readFile } from 'node:fs/promises'
import { MockFailure } from '../../registry/mockFailure'
import { serveMock } from '../node'
import { PEOPLE } from '../people'
import { plant } from '../seeds'
import { invite } from '../seeds/people'
import { createServer } from '../server'
import type { World } from '../world'
import { OptionError } from './optionError'
import { type Options, readOptions, USAGE } from './options'

async function readSeedFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    throw new OptionError(`--seed ${path} can't be read.`)
  }
}

/** Seeds that make no sense to anybody who needs no sign-in. */
const ABOUT_SIGN_IN = new Set(['people', 'closed', 'expired'])

function letAnybodyIn(world: World) {
  world.people.clear()
  world.roles.clear()
}

const worldsOf = (world: World) =>
  new Set([world, ...[...world.workspaces.values()].map((workspace) => workspace.world)])

/** Never the same twice: by its moving the server knows a write. */
const realTime = (now: number) => Math.max(now + 1, Date.now())

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Serves until it is told to stop. Exit codes: 2 for options that can't be used, 1 for a port that can't. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    const options = readOptions(argv, process.env)
    if (options === 'help') process.stdout.write(USAGE)
    else await run(options)
  } catch (error) {
    if (!(error instanceof OptionError || error instanceof MockFailure)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
  }
}

async function run(options: Options) {
  const world = await plant(options.seed, readSeedFile)
  if (options.auth) invite(world)
  else if (!ABOUT_SIGN_IN.has(options.seed)) letAnybodyIn(world)
  if (options.clock === 'real') for (const each of worldsOf(world)) each.clock = realTime
  const running = await serveMock(createServer(world), options).catch((error: unknown) => {
    process.stderr.write(`${whyNotListening(error, options)}\n`)
    process.exitCode = 1
    return null
  })
  if (running === null) return
  for (const each of [world, ...Array.from(world.workspaces.values(), (space) => space.world)])
    Object.assign(each, { address: running.url, folder: process.cwd() })
  const stop = () => {
    // a second signal ends it at once
    process.removeListener('SIGINT', stop)
    process.removeListener('SIGTERM', stop)
    void running.close()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  say(`Mock of MLflow, seed ${options.seed}: ${running.url}`)
  if (world.people.size > 0) say(signIns(world))
}

/** Who can sign in, and with what: made-up people, whose passwords are in the sources. */
function signIns(world: World): string {
  const roles = new Map(PEOPLE.map(({ name, role }) => [name, role]))
  const castAs = new Map(world.cast.map(({ user, role }) => [user, role]))
  const lines = [...world.people.values()].map(
    ({ username, password }) =>
      `  ${username}  ${password}  ${roles.get(username) ?? castAs.get(username) ?? ''}`,
  )
  return ['Sign-in by basic auth:', ...lines].map((line) => line.trimEnd()).join('\n')
}

function whyNotListening(error: unknown, { host, port }: Options): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') return `Port ${port} on ${host} is taken; choose another with --port.`
  if (code === 'EACCES') return `Port ${port} on ${host} is not allowed to this user.`
  return `The mock can't listen on ${host}, port ${port} (${String(code)}).`
}
