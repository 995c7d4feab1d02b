import type { Gap } from './sources'

/** What the models of the fleet are drawn by. */
export const GROUPINGS = ['model', 'team', 'owner'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** From what is used to what is offered. */
export const COLUMNS = ['source', 'model', 'alias'] as const
export type Column = (typeof COLUMNS)[number]

export type About =
  | { kind: 'dataset'; name: string }
  | { kind: 'gap'; gap: Gap }
  | { kind: 'model'; name: string }
  /** Models of one team or owner; null: of those that name none. */
  | { kind: 'group'; by: Exclude<Grouping, 'model'>; name: string | null }
  | { kind: 'alias'; name: string }
  /** Those of a column that are folded. */
  | { kind: 'rest'; column: Column }

export type FleetId = string

/** An id that keeps apart what user text could confuse, and fits into an address. */
export function fleetId(about: About): FleetId {
  switch (about.kind) {
    case 'gap':
      return `gap:${about.gap}`
    case 'rest':
      return `rest:${about.column}`
    case 'group':
      return about.name === null ? `no-${about.by}` : `${about.by}:${about.name}`
    case 'dataset':
    case 'model':
    case 'alias':
      return `${about.kind}:${about.name}`
    default:
      return about satisfies never
  }
}

/** MLflow calls all data so that nobody named: of one such dataset, two states may have nothing in common. */
export const UNNAMED = 'dataset'
