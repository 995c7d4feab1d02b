import { emptyWorld, type Workspace, type World } from '../world'
import { experiment, register, registeredModel } from './build'
import { train } from './training'
import { northbank } from './northbank'
import { ELIF, REPOS } from './northbank/people'

/** Another bank of the group: a name that Northbank has too is another model here. */
function southbank(): World {
  const world = emptyWorld()
  const runs = experiment(world, 'card-fraud', '2026-02-02 08:00')
  const model = registeredModel(world, 'card-fraud', {
    created: '2026-02-05 10:00',
    description: 'Trial on the cards of Southbank; **not** the model of Northbank.',
    tags: { owner: ELIF, team: 'southbank-it', domain: 'payments' },
  })
  const trained = train(world, runs, {
    name: 'fraud-trial',
    at: '2026-02-05 09:00',
    by: ELIF,
    metrics: { auc: 0.887 },
    commit: { repo: REPOS.operations, of: 'trial' },
    files: 'card-fraud',
    weights: [{ path: 'model.pkl', size: 1_204_113 }],
  })
  register(model, trained, { aliases: ['champion'] })
  return world
}

/** A server with three workspaces: Northbank where none is named, a smaller bank, and one where nothing is yet. */
export function workspaces(): World {
  const world = northbank()
  const all = new Map<string, Workspace>([
    ['default', { description: 'Northbank', world }],
    ['southbank', { description: 'Southbank, since the merger', world: southbank() }],
    ['sandbox', { description: '', world: emptyWorld() }],
  ])
  for (const [name, { world: each }] of all)
    Object.assign(each, { workspace: name, workspaces: all })
  return world
}
