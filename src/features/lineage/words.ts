import { counted } from '../../lib/counted'
import { paths } from '../../paths'
import type { Edge, Node, Side } from '../../registry/lineage/graph'
import { KIND_WORDS, type Subject } from '../../registry/lineage/subject'
import type { Folded } from '../../registry/lineage/view'
import { whyNotOpenable } from '../../registry/names'
import { visibleText } from '../../ui/visibleText'

/** The page about a node; null where the console has none. */
export function hrefOf(about: Subject): string | null {
  switch (about.kind) {
    case 'dataset':
      return paths.dataset(about)
    case 'version':
      return whyNotOpenable(about.model) === null ? paths.version(about) : null
    case 'alias':
      return whyNotOpenable(about.model) === null ? paths.model(about.model) : null
    case 'model':
    case 'prompt':
      return whyNotOpenable(about.name) === null ? paths.model(about.name) : null
    case 'run':
    case 'logged-model':
    case 'commit':
      return null
    default:
      return about satisfies never
  }
}

/** `run nightly, deleted`: a node in one line of plain text. */
export function nodeWords({ about, name, fact }: Pick<Node, 'about' | 'name' | 'fact'>): string {
  const kind = KIND_WORDS[about.kind].one
  return `${kind} ${visibleText(name)}${fact === '' ? '' : `, ${visibleText(fact)}`}`
}

export const STREAM: Readonly<Record<Side, string>> = { up: 'upstream', down: 'downstream' }

/** `12 more runs and 1 dataset`; what is not known is said, never shown as none. */
export function foldWords({ count, kinds, known }: Folded, side: Side): string {
  const where = STREAM[side]
  if (count === 0)
    return known === 'not asked' ? `not read ${where}` : `not all can be read ${where}`
  const parts = [...kinds].map(([kind, many]) =>
    many === 1
      ? `1 ${KIND_WORDS[kind].one}`
      : `${many.toLocaleString('en')} ${KIND_WORDS[kind].many}`,
  )
  const more =
    known === 'exact' ? '' : known === 'not asked' ? ', and what was not read' : ', at least'
  return `${parts.join(', ')} ${where}${more}`
}

/** What stands on a chip: `+12`, `+12?` where that is not all, `?` where nothing is known. */
export const foldMark = ({ count, known }: Folded) =>
  `${count > 0 ? `+${count}` : ''}${known === 'exact' ? '' : '?'}`

/** `runs/get, inputs.dataset_inputs: cards #a1 as training`. */
export const factWords = ({ facts }: Edge): string =>
  facts
    .map(
      ({ request, field, value, claimed }) =>
        `${request}, ${field}: ${visibleText(value)}${claimed ? ' (claimed)' : ''}`,
    )
    .join('; ')

export const nodesWords = (count: number) => counted(count, 'node')
