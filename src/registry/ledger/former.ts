import type { Mark } from './event'

/**
 * Whether a record is about a version of an earlier model of the same name, which was deleted: it is older than the model
 * that has the name now.
 */
export const isFormer = ({ created }: Mark, modelCreated: Date | null): boolean =>
  created !== null && modelCreated !== null && created < modelCreated.getTime()
