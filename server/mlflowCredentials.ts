import { basic } from './basic'

export interface UserAndPassword {
  user: string | null
  password: string | null
}

/**
 * The `[mlflow]` section of `~/.mlflow/credentials`, read as MLflow's client does (Python's ConfigParser): keys without
 * case, `=` or `:`, `%%` for a percent sign.
 */
export function parseCredentialsFile(text: string): UserAndPassword {
  const found = new Map<string, string>()
  let section = ''
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*(?:[#;].*)?$/.test(line)) continue
    const heading = /^\[(.*)\]\s*$/.exec(line)?.[1]
    if (heading !== undefined) section = heading
    const [, key = '', value = ''] = /^([^=:]+?)\s*[=:]\s*(.*?)\s*$/.exec(line) ?? []
    if (section === 'mlflow') found.set(key.toLowerCase(), value.replaceAll('%%', '%'))
  }
  return {
    user: found.get('mlflow_tracking_username') ?? null,
    password: found.get('mlflow_tracking_password') ?? null,
  }
}

/**
 * What MLflow's client would send: name and password when there are both, else the token. Each of name and password may
 * come from the environment or else from the file.
 *
 * https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/utils/rest_utils.py (http_request)
 */
export function chooseAuthorization(
  env: Readonly<Record<string, string | undefined>>,
  file: UserAndPassword,
): { authorization: string | null; user: string | null } {
  const user = env.MLFLOW_TRACKING_USERNAME || file.user
  const password = env.MLFLOW_TRACKING_PASSWORD || file.password
  if (user && password) return { authorization: basic(user, password), user }
  const token = env.MLFLOW_TRACKING_TOKEN
  return { authorization: token ? `Bearer ${token}` : null, user: null }
}
