import { emptyWorld } from '../world'
import { addCrime } from './northbank/crime'
import { addCustomers } from './northbank/customers'
import { addFleet } from './northbank/fleet'
import { addOperations } from './northbank/operations'
import { addRisk } from './northbank/risk'
import { addSupport } from './northbank/support'

/** A bank that doesn't exist, with a story in each model. What the console shows when it is connected to nothing. */
export function northbank() {
  const world = emptyWorld()
  addRisk(world)
  addCrime(world)
  addCustomers(world)
  addSupport(world)
  addOperations(world)
  addFleet(world)
  return world
}
