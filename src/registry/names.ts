/**
 * Why a registered model of this name can't be opened through a console server, or null when it can.
 * MLflow takes such names (a tab, a newline); the allow-list refuses control characters in a query, and a lone
 * surrogate has no encoding at all. Such a model is listed and marked.
 */
export function whyNotOpenable(name: string): string | null {
  if (!name.isWellFormed()) return 'Its name holds half a character, which no address can carry.'
  if (/\p{Cc}/u.test(name))
    return 'Its name holds a control character, which the console does not send.'
  return null
}
