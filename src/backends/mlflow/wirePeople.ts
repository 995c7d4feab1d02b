import * as z from 'zod/mini'

/**
 * GET users/current, in its two shapes: MLflow's basic auth wraps the user, the plug-in mlflow-oidc-auth does not.
 */
export const wireMe = z.union([
  z.object({ user: z.object({ username: z.string(), is_admin: z.boolean() }) }),
  z.object({ username: z.string(), is_admin: z.boolean() }),
])
