/** What people write tags and descriptions on: a registered model (`version` is null) or one of its versions. */
export interface Subject {
  model: string
  version: string | null
}
