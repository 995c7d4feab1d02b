/**
 * The optional dependencies (platform binaries, mostly) that a lockfile names and has no entry for. `npm install` leaves
 * them out in silence when the registry lacks them that day; `npm ci` then fails on every machine of that platform.
 * @param {{ packages: Record<string, { optionalDependencies?: Record<string, string> }> }} lockfile
 * @returns {string[]} `needed by: missing`
 */
export function lockfileGaps({ packages }) {
  const paths = new Set(Object.keys(packages))
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !reachable(path, name, paths))
      .map((name) => `${path || 'package.json'}: ${name}`),
  )
}

/**
 * Node's own search: node_modules here, then in each package around.
 * @param {string} from
 * @param {string} name
 * @param {ReadonlySet<string>} paths
 */
function reachable(from, name, paths) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (paths.has(`${at === '' ? '' : `${at}/`}node_modules/${name}`)) return true
    if (at === '' || !at.includes('/node_modules/')) return paths.has(`node_modules/${name}`)
  }
}
