import type { SeedPicker } from '../registry/mockSeed'
import { currentSeed, mockHere } from './browser'
import { SEEDS } from './seeds'

/** For the page: the list of its own address (`?seed=`), to choose from. */
export const seedPicker = (): SeedPicker => ({
  all: [...SEEDS].map(([name, { says }]) => ({ name, says })),
  current: currentSeed(),
  cast: mockHere()?.cast ?? [],
  viewAs(user) {
    mockHere()?.become(user)
    location.reload()
  },
  open(name) {
    location.assign(`/?seed=${encodeURIComponent(name)}`)
  },
})
