import { createContext } from 'react'
import type { Side } from '../../registry/lineage/graph'

/** What a box of the picture can ask for. By context: a box is drawn again only when it itself changes. */
export const GraphActs = createContext<{
  look: (id: string) => void
  open: (id: string, side: Side) => void
  fold: (id: string, side: Side) => void
}>({ look: () => undefined, open: () => undefined, fold: () => undefined })
