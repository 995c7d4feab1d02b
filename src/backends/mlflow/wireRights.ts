import * as z from 'zod/mini'

// Of MLflow v3.17.2: `_UserRolePermissionRow` and `list_users` in mlflow/server/auth/__init__.py.

const row = z.object({
  resource_type: z.string(),
  resource_pattern: z.string(),
  permission: z.string(),
})

/** GET users/current/permissions: every grant of every role, and whether none of them matters. */
export const wireMine = z.object({
  is_admin: z.boolean(),
  permissions: z.array(
    z.extend(row, { role_name: z.optional(z.string()), workspace: z.optional(z.string()) }),
  ),
})

/** GET users/permissions/get. Its `allowed` means "USE or more", which no act of ours asks for. */
export const wireLevel = z.object({ permission: z.string() })

/** GET users/list, as an admin sees it: to others the roles of others are empty. */
export const wireEverybody = z.object({
  users: z.array(
    z.object({
      username: z.string(),
      is_admin: z.boolean(),
      roles: z.array(
        z.object({
          name: z.string(),
          workspace: z.optional(z.string()),
          permissions: z.array(row),
        }),
      ),
    }),
  ),
})

/** The plug-in mlflow-oidc-auth: GET permissions/users/{me}/registered-models. */
export const wireOidcMine = z.array(
  z.object({ name: z.string(), permission: z.string(), kind: z.optional(z.string()) }),
)
