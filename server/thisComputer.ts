import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import type { World } from './settings'

/** The world that settings are read from, outside tests. */
export function thisComputer(): World {
  return {
    env: process.env,
    home: homedir(),
    readFile: (path) => {
      try {
        return readFileSync(path, 'utf8')
      } catch {
        return null
      }
    },
  }
}
