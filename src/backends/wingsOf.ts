import type { Wings } from './wings'

const unused = () => Promise.reject(new Error('this wing is not part of the test'))

/** For tests: wings that nobody may use, but for those given. */
export const wingsOf = (used: Partial<Wings> = {}): Wings => ({
  workspaces: unused,
  people: unused,
  annotations: unused,
  rights: unused,
  history: unused,
  files: unused,
  runs: unused,
  copies: unused,
  lineage: unused,
  ...used,
})
