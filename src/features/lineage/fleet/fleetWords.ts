import { counted, grouped } from '../../../lib/counted'
import type { FleetLink, FleetNode } from '../../../registry/fleet/fleet'
import { type About, type Column, UNNAMED } from '../../../registry/fleet/node'
import { GAPS, type Gap, type State } from '../../../registry/fleet/sources'
import { visibleText } from '../../../ui/visibleText'

export const COLUMN_WORDS: Readonly<Record<Column, { head: string; one: string; many: string }>> = {
  source: { head: 'Data', one: 'dataset', many: 'datasets' },
  model: { head: 'Registered models', one: 'registered model', many: 'registered models' },
  alias: { head: 'Aliases', one: 'alias', many: 'aliases' },
}

interface GapWords {
  name: string
  /** What happened, and what to do about it. */
  says: string
}

export const GAP_WORDS: Readonly<Record<Gap, GapWords>> = {
  'run-deleted': {
    name: 'Run deleted',
    says: 'The run that made it was deleted. Until it is purged it can be restored, and still tells its data.',
  },
  'run-gone': {
    name: 'Run gone',
    says: 'It names a run that the server no longer has (404).',
  },
  'version-gone': {
    name: 'Version gone',
    says: 'An alias points at a version that the server no longer has (404).',
  },
  'no-run': {
    name: 'No run named',
    says: 'Neither its record nor its MLmodel says which run made it.',
  },
  'no-data': {
    name: 'No dataset logged',
    says: 'Its run is there, and names no data: mlflow.log_input would.',
  },
  closed: {
    name: 'Closed to you',
    says: 'The server refuses to show it to you (403). There may be data behind it.',
  },
  unread: {
    name: 'Could not be read',
    says: 'The server’s answer can’t be understood, or it failed to answer.',
  },
  'not-yet': {
    name: 'Not read yet',
    says: 'The reading of the registry has not come to it.',
  },
}

export const STATE_WORDS: Readonly<Record<State, string>> = {
  sound: 'known',
  broken: 'broken',
  unknown: 'unknown',
}

/** Stands before the word, so that neither colour nor word is alone. */
export const STATE_MARKS: Readonly<Record<State, string>> = { sound: '', broken: '✕', unknown: '?' }

/** What a node is called; holds user text. */
export function nameOf({ about, parts }: Pick<FleetNode, 'about' | 'parts'>): string {
  switch (about.kind) {
    case 'dataset':
    case 'model':
      return about.name
    case 'alias':
      return `@${about.name}`
    case 'group':
      return about.name ?? (about.by === 'team' ? 'No team tagged' : 'No owner tagged')
    case 'gap':
      return GAP_WORDS[about.gap].name
    case 'rest':
      return `and ${grouped(parts)} more`
    default:
      return about satisfies never
  }
}

export function kindOf(about: About): string {
  switch (about.kind) {
    case 'gap':
      return `${STATE_WORDS[stateOfGap(about.gap)]} link`
    case 'group':
      return about.by
    case 'rest':
      return `${COLUMN_WORDS[about.column].many}, folded`
    case 'dataset':
      return COLUMN_WORDS.source.one
    case 'model':
    case 'alias':
      return COLUMN_WORDS[about.kind].one
    default:
      return about satisfies never
  }
}

export const stateOfGap = (gap: Gap): State => GAPS.get(gap) ?? 'unknown'

/** What is wrong with the node itself: data is sound whoever uses it. */
export function troubleIn({ about, broken, unknown }: FleetNode): [State, number][] {
  if (about.kind === 'dataset') return []
  const all: [State, number][] = [
    ['broken', broken],
    ['unknown', unknown],
  ]
  return all.filter(([, count]) => count > 0)
}

/** `3 versions, 2 states, 1 broken`. */
export function factOf(node: FleetNode): string {
  const { about, versions, parts } = node
  return [
    counted(versions, 'version'),
    ...(about.kind === 'dataset'
      ? [counted(parts, 'state'), ...(about.name === UNNAMED ? ['data that nobody named'] : [])]
      : []),
    ...(about.kind === 'gap'
      ? []
      : troubleIn(node).map(([state, count]) => `${grouped(count)} ${STATE_WORDS[state]}`)),
  ].join(', ')
}

/** A node in one line of plain text. */
export const nodeWords = (node: FleetNode) =>
  `${kindOf(node.about)} ${visibleText(nameOf(node))}, ${factOf(node)}`

export const linkWords = (
  { versions, state }: Pick<FleetLink, 'versions' | 'state'>,
  from: FleetNode,
  to: FleetNode,
) =>
  `${visibleText(nameOf(from))} → ${visibleText(nameOf(to))}: ${counted(versions, 'version')}${state === 'sound' ? '' : `, ${STATE_WORDS[state]}`}`
