import { emptyWorld } from '../world'
import { addCustomers } from './northbank/customers'
import { addOperations } from './northbank/operations'
import { addRisk } from './northbank/risk'

/** A bank that doesn't exist, with a story in each model. What the console shows when it is connected to nothing. */
export function northbank() {
  const world = emptyWorld()
  addRisk(world)
  addCustomers(world)
  addOperations(world)
  return world
}
