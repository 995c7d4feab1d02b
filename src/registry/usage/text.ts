import { fileSize } from '../../lib/fileSize'
import type { Flavor, Mlmodel, MlmodelValue } from '../mlmodel'
import { NO_URI, hasModelUri } from './address'
import type { Usage } from './recipe'

/** A text of a flavor's entry; null where it has none of that name. */
export function said(flavor: Flavor | undefined, key: string): string | null {
  const value: MlmodelValue | undefined = flavor?.entries.find(([name]) => name === key)?.[1]
  return value?.kind === 'text' ? value.text : null
}

export const flavorOf = ({ flavors }: Mlmodel, name: string): Flavor | undefined =>
  flavors.find((flavor) => flavor.name === name)

/** Bytes; null where MLmodel doesn't say. */
export function sizeOf({ modelSize }: Mlmodel): number | null {
  const bytes = Number(modelSize ?? Number.NaN)
  return Number.isFinite(bytes) && bytes >= 0 ? bytes : null
}

/** From here on a copy of the files is something to plan for. */
export const LARGE = 2e9

/** What every recipe has to say about this version. */
export function commonNotes(usage: Usage): string[] {
  const bytes = sizeOf(usage.mlmodel)
  return [
    ...(hasModelUri(usage) ? [] : [NO_URI]),
    ...(bytes !== null && bytes >= LARGE
      ? [`${fileSize(bytes)} are downloaded first, and as much memory is needed.`]
      : []),
  ]
}

/** Where the data in the code is from. */
export function bodyNote({ body }: Usage): string[] {
  if (body === null) return []
  if (body.kind === 'zeros')
    return ['The tensors of this version are too large to write down: these are zeros.']
  switch (body.from) {
    case 'example':
      return ['The data is the input example that was logged.']
    case 'first row':
      return ['The data is the first row of the input example that was logged.']
    case 'signature':
      return [
        'Logged without a usable example: these values only fit the signature, and mean nothing.',
      ]
    default:
      return body.from satisfies never
  }
}

export function pythonNeed({ mlmodel }: Usage): string[] {
  const { pythonVersion } = mlmodel
  return pythonVersion === null
    ? ['Python']
    : [`Python, best the one it was logged with: ${pythonVersion}`]
}
