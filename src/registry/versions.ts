/**
 * Newest first. A version is a number written as text and may be longer than a double holds, so the digits are compared,
 * not the numbers; what is no number (other registries) comes after all numbers, in text order.
 */
export function byVersion(a: { version: string }, b: { version: string }): number {
  return compareVersions(b.version, a.version)
}

/** Negative when `a` is older than `b`. */
export function compareVersions(a: string, b: string): number {
  const [digitsA, digitsB] = [digitsOf(a), digitsOf(b)]
  if (digitsA === null || digitsB === null) {
    if (digitsA === null && digitsB === null) return compareText(a, b)
    return digitsA === null ? -1 : 1
  }
  return digitsA.length - digitsB.length || compareText(digitsA, digitsB)
}

const digitsOf = (version: string) =>
  /^\d+$/.test(version) ? version.replace(/^0+(?=\d)/, '') : null

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
