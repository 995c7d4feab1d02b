import type { Recording } from '../../recording'
import { listing } from './answers'
import type { Scrubber } from './scrub'
import type { Source } from './source'

/** The files of a version, by which they can be had. */
export interface Place {
  root: string
  name: string
  version: number
  /** Id of the logged model whose files they are; without one only the MLmodel can be asked for. */
  logged: string | undefined
}

/** What says how a model is used. Examples hold data of somebody's, and the rest can't be shown: of these the size stays. */
const KEPT = /(^|\/)(MLmodel|conda\.yaml|python_env\.yaml|requirements\.txt)$/

/** Folders within folders, so far down. */
const DEPTH = 4

async function list(source: Source, id: string, folder: string, depth: number) {
  const { files } = await source.get(
    listing,
    `logged-models/${encodeURIComponent(id)}/artifacts/directories`,
    folder === '' ? {} : { artifact_directory_path: folder },
  )
  const found: { path: string; size: number }[] = []
  for (const { path, is_dir, file_size } of files)
    if (!is_dir) found.push({ path, size: file_size })
    else if (depth > 0) found.push(...(await list(source, id, path, depth - 1)))
  return found
}

/** Of each place once: sizes of all files, and the text of those that say how the model is used. */
export async function recordFiles(
  source: Source,
  places: readonly Place[],
  scrub: Scrubber,
  most: number,
  progress: (line: string) => void,
): Promise<Recording['files']> {
  const files: Recording['files'] = []
  const roots = new Map(places.map((place) => [place.root, place]))
  let at = 0
  for (const { root, name, version, logged } of roots.values()) {
    at += 1
    progress(`files: ${at} of ${roots.size}`)
    const found =
      logged === undefined
        ? [{ path: 'MLmodel', size: 0 }]
        : await list(source, logged, '', DEPTH).catch(() => [])
    for (const { path, size } of found) {
      const bytes =
        KEPT.test(path) && size <= most
          ? await source.file({ name, version: String(version), path })
          : null
      if (bytes === null && logged === undefined) continue
      const text = bytes === null ? null : scrub.text(new TextDecoder().decode(bytes))
      files.push({ root: scrub.uri(root), path, size: bytes?.length ?? size, text })
    }
  }
  return files
}
