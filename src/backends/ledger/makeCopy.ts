import { RegistryError } from '../../registry/errors'
import type { Mark } from '../../registry/ledger/event'
import type { ModelVersion, VersionRef } from '../../registry/model'
import { attempt, saysNo } from '../changeOnce'
import { type Failure, refusal } from './append'
import type { LedgerPorts } from './ports'

export type Copied = { kind: 'copied'; mark: Mark; made: boolean } | Failure

/** A server that copies files takes its time. */
const PATIENCE = [0, 500, 1000, 2000, 4000, 8000, 15_000, 30_000]

/**
 * Makes a version of `model` from `source`, and waits until it is ready. One that was made of the same version before is
 * taken instead: its files are the same by what it is, and whoever was stopped after making it goes on from there.
 */
export async function makeCopy(
  ports: LedgerPorts,
  source: { model: string } & Mark,
  model: string,
): Promise<Copied> {
  const there = await attempt(() => lookFor(ports, source, model))
  if (there instanceof RegistryError) return refusal(there)
  if (there !== null) return whenReady(ports, there, false)
  const of = await attempt(() => ports.registry.version(source))
  if (of instanceof RegistryError) return refusal(of)
  const created = of.created?.getTime() ?? null
  if (source.created !== null && created !== null && created !== source.created) {
    const message = `Version ${source.version} of “${source.model}” is another than the one that was asked for.`
    return { kind: 'refused', message }
  }
  const copies = await ports.copies()
  const made = await attempt(() => copies.copy(of, model))
  if (!(made instanceof RegistryError)) return whenReady(ports, made, true)
  if (saysNo(made)) return refusal(made)
  // the answer was lost: it may be there all the same
  for (const delay of PATIENCE.slice(0, 4)) {
    await ports.wait(delay)
    const late = await attempt(() => lookFor(ports, source, model))
    if (late instanceof RegistryError) return { kind: 'unknown', message: late.message }
    if (late !== null) return whenReady(ports, late, true)
  }
  return { kind: 'unknown', message: made.message }
}

/** Made of this version, and not of one that had its number before. */
async function lookFor(
  ports: LedgerPorts,
  source: { model: string } & Mark,
  model: string,
): Promise<ModelVersion | null> {
  const copies = await (await ports.copies()).copiesOf(source, model)
  const whole = copies.filter(
    ({ status, created }) =>
      status !== 'FAILED_REGISTRATION' &&
      (source.created === null || created === null || created.getTime() >= source.created),
  )
  return whole[0] ?? null
}

async function whenReady(
  { registry, wait }: LedgerPorts,
  { model, version }: VersionRef,
  made: boolean,
): Promise<Copied> {
  for (const delay of PATIENCE) {
    await wait(delay)
    const read = await attempt(() => registry.version({ model, version }))
    if (read instanceof RegistryError) return { kind: 'unknown', message: read.message }
    const { status, statusMessage, created } = read
    if (status === 'FAILED_REGISTRATION') {
      return { kind: 'refused', message: statusMessage ?? 'The server could not make the copy.' }
    }
    if (status === 'READY') {
      return { kind: 'copied', mark: { version, created: created?.getTime() ?? null }, made }
    }
  }
  return { kind: 'unknown', message: `Version ${version} of “${model}” is not ready yet.` }
}
