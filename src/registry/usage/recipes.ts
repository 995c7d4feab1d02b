import { batch } from './batch'
import { edge } from './edge'
import { realTime } from './realTime'
import type { Recipe, Usage } from './recipe'
import { streaming } from './streaming'

/** The ways to put a version to use, by what for. Ids stand in addresses. */
export const WAYS = [
  { id: 'batch', label: 'Batch', recipes: batch },
  { id: 'streaming', label: 'Streaming', recipes: streaming },
  { id: 'real-time', label: 'Real time', recipes: realTime },
  { id: 'edge', label: 'Edge', recipes: edge },
] as const satisfies readonly {
  id: string
  label: string
  recipes: (usage: Usage) => readonly Recipe[]
}[]

export type Way = (typeof WAYS)[number]['id']
