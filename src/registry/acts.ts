/** What a person can do to a registered model here. On MLflow with basic auth they need different rights. */
export type Act =
  | 'set-alias'
  | 'remove-alias'
  | 'set-model-tag'
  | 'remove-model-tag'
  | 'describe-model'
  | 'set-version-tag'
  | 'remove-version-tag'
  | 'describe-version'
