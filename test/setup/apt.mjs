import { existsSync } from 'node:fs'
import { withProgress } from '../runner/progress.mjs'
import { run } from '../runner/processes.mjs'

/** The words that make what follows run as root; null where it can't (not Debian's family, not root). */
async function prefix() {
  if (!existsSync('/usr/bin/apt-get')) return null
  if (process.getuid?.() === 0) return []
  const { code } = await run('sudo', ['-n', 'true'])
  return code === 0 ? ['sudo', '-n'] : null
}

/**
 * @param {readonly string[]} packages
 * @returns {Promise<boolean>} whether they are installed now
 */
export async function aptInstall(packages) {
  const before = await prefix()
  if (before === null) return false
  return withProgress(`apt-get install ${packages.join(' ')}`, async (report) => {
    for (const words of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
      report(words.slice(0, 1).join(''))
      const args = [...before, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...words]
      const { code, output } = await run('env', args)
      if (code !== 0) {
        process.stdout.write(output.split('\n').slice(-8).join('\n'))
        return false
      }
    }
    return true
  })
}
