import { useSyncExternalStore } from 'react'
import * as z from 'zod/mini'
import { COMPARE_EVENT, compareKey as keyOf } from '../../lib/compareKey'
import { keep, kept } from '../../lib/keep'
import type { VersionRef } from '../../registry/model'

// Versions that somebody keeps at hand to compare them later. Kept by the browser, per registry; where it keeps nothing
// they live as long as the page.

const MOST = 12
/** More columns than this are no comparison any longer, and each costs the server some six requests. */
export const MOST_COMPARED = 6
const here = new Map<string, string>()
const listeners = new Set<() => void>()
const wireKept = z.array(z.object({ model: z.string(), version: z.string() }))

function textOf(registry: string): string {
  return here.get(registry) ?? kept(keyOf(registry)) ?? ''
}

function write(registry: string, versions: readonly VersionRef[]) {
  const text = versions.length === 0 ? '' : JSON.stringify(versions)
  if (keep(keyOf(registry), text === '' ? null : text)) here.delete(registry)
  else here.set(registry, text)
  for (const changed of listeners) changed()
  window.dispatchEvent(new Event(COMPARE_EVENT))
}

function read(text: string): readonly VersionRef[] {
  try {
    return wireKept.parse(JSON.parse(text === '' ? '[]' : text))
  } catch {
    // somebody else's, or of a version of this page that kept it otherwise
    return []
  }
}

const isSame = (a: VersionRef) => (b: VersionRef) => a.model === b.model && a.version === b.version

/** Adds versions, each once; the oldest go where there are too many. */
export function keepVersions(registry: string, versions: readonly VersionRef[]) {
  const before = read(textOf(registry))
  const added = versions.filter((one) => !before.some(isSame(one)))
  write(registry, [...before, ...added].slice(-MOST))
}

export function dropVersion(registry: string, version: VersionRef) {
  const is = isSame(version)
  write(
    registry,
    read(textOf(registry)).filter((one) => !is(one)),
  )
}

export const dropAllVersions = (registry: string) => write(registry, [])

/** False where they go with the page. */
export const areKept = (registry: string) => !here.has(registry)

function subscribe(changed: () => void) {
  listeners.add(changed)
  // another tab kept something
  window.addEventListener('storage', changed)
  return () => {
    listeners.delete(changed)
    window.removeEventListener('storage', changed)
  }
}

/** The versions kept for this registry, oldest first. */
export function useKeptVersions(registry: string): readonly VersionRef[] {
  return read(useSyncExternalStore(subscribe, () => textOf(registry)))
}
