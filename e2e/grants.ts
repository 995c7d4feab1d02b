import { callMlflow } from './registry'

/** Of one resource, to the reader and straight to MLflow: what somebody may read changes meanwhile. */
export const grants = (verb: 'grant' | 'revoke', body: object) =>
  callMlflow('POST', `3.0/mlflow/users/permissions/${verb}`, { username: 'rita-reader', ...body })
