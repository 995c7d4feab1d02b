import type { GitFacts } from '../gitFacts'

/** The code behind a version, by name. What its records don't tell is said, not left out: the tree may have been dirty. */
export const codeFacts = ({ commit, dirty, repository, branch }: GitFacts) =>
  new Map([
    ['Commit', commit],
    ['Working tree', dirty === null ? 'not recorded' : dirty ? 'dirty' : 'clean'],
    ...(repository === null ? [] : [['Repository', repository] as const]),
    ...(branch === null ? [] : [['Branch', branch] as const]),
  ])
