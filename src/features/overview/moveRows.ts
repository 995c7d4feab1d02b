import type { Move } from '../../registry/overview/moves'
import { howWords } from './moveWords'

const HEAD = [
  'when (UTC)',
  'model',
  'alias',
  'from',
  'to',
  'by',
  'vouched for',
  'why',
  'how',
  'back',
]

/** Moves as rows of a file, with their head. */
export const moveRows = (moves: readonly Move[]): string[][] => [
  HEAD,
  ...moves.map((move) => [
    move.at.toISOString(),
    move.model,
    move.alias,
    move.from === undefined ? 'not known' : (move.from?.version ?? ''),
    move.to?.version ?? '',
    move.by?.name ?? '',
    move.by?.trust ?? '',
    move.reason,
    howWords(move),
    move.back ? 'yes' : '',
  ]),
]
