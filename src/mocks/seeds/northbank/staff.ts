import type { Persona } from '../../../registry/persona'
import { addGrant, addPerson, addRole, grantTo, type RoleRow, WORKSPACE } from '../../auth/accounts'
import type { Level } from '../../auth/levels'
import type { ModelRow, World } from '../../world'
import { northbank } from '../northbank'
import { AISHA, ELIF, HENRIK, JONAS, MIRA, NOOR, PLATFORM, ROSA, TOMAS, WATCH, WEI } from './people'
import { ledgerOf } from './records'

/** Whose eyes a tab may look through; it opens with the first. */
const CAST: readonly Persona[] = [
  {
    user: MIRA,
    name: 'Mira Okafor',
    role: 'data scientist',
    may: 'Makes the fraud models: moves their aliases, writes their tags. Reads the other teams’ models.',
  },
  {
    user: NOOR,
    name: 'Noor Haddad',
    role: 'reviewer',
    may: 'Validates what others made: moves any alias and writes any tag, but takes none away.',
  },
  {
    user: HENRIK,
    name: 'Henrik Vos',
    role: 'head of ML',
    may: 'Manages every model and prompt: also takes aliases and tags away, and says who may what.',
  },
  {
    user: ROSA,
    name: 'Rosa Lindgren',
    role: 'reader',
    may: 'Uses the scores at the loan desk: reads, changes nothing. Models against financial crime are closed to her.',
  },
]

const EVERYBODY = [...CAST.map(({ user }) => user), AISHA, JONAS, TOMAS, WEI, ELIF]

/** What set-up asks for: EDIT on the ledger for who asks, reviews or watches. The rest may read it. */
const WRITERS = [MIRA, NOOR, AISHA, JONAS, TOMAS, WEI, ELIF, WATCH]

/** Of the mock alone, and no secret: `northbank-mira`. */
const passwordOf = (user: string) => `northbank-${user.replace(/\..*/, '')}`

const CLOSED_TO_THE_DESK = 'financial-crime'

const teamOf = ({ tags }: ModelRow) => tags.get('team')

/** The experiments in which a model's versions were made. */
const experimentsOf = (world: World, { versions }: ModelRow) => [
  ...new Set(
    Array.from(versions.values()).flatMap(
      ({ run_id }) => world.runs.get(run_id)?.experiment_id ?? [],
    ),
  ),
]

/** A team edits its models, and the experiments in which it makes them. */
function addTeam(world: World, team: string, models: readonly ModelRow[]): RoleRow {
  const name = `team-${team}`
  const role = addRole(world, { name, workspace: WORKSPACE, description: null })
  const edits = (resource_type: string, resource_pattern: string) =>
    addGrant(world, role, { resource_type, resource_pattern, permission: 'EDIT' }, name)
  for (const model of models) edits('registered_model', model.name)
  for (const id of new Set(models.flatMap((model) => experimentsOf(world, model))))
    edits('experiment', id)
  return role
}

function addTeams(world: World) {
  const models = [...world.models.values()]
  for (const team of new Set(models.flatMap((model) => teamOf(model) ?? []))) {
    const own = models.filter((model) => teamOf(model) === team)
    const role = addTeam(world, team, own)
    for (const owner of new Set(own.map(({ tags }) => tags.get('owner')))) {
      const person = world.people.get(owner ?? '')
      if (person) role.members.add(person.id)
    }
  }
}

/** As MLflow gives it to who registers a model: it is theirs. */
function giveOwners(world: World) {
  for (const { name, tags } of world.models.values()) {
    const owner = world.people.get(tags.get('owner') ?? '')
    if (owner) giveModel(world, owner.username, name, 'MANAGE')
  }
}

const giveModel = (world: World, user: string, name: string, permission: Level) =>
  give(world, user, 'registered_model', name, permission)

function give(world: World, user: string, type: string, pattern: string, permission: Level) {
  const person = world.people.get(user)
  if (person) grantTo(world, person, { resource_type: type, resource_pattern: pattern, permission })
}

function closeToTheDesk(world: World) {
  const closed = [...world.models.values()].filter((model) => teamOf(model) === CLOSED_TO_THE_DESK)
  for (const { name } of closed) giveModel(world, ROSA, name, 'DENY')
  for (const id of new Set(closed.flatMap((model) => experimentsOf(world, model))))
    give(world, ROSA, 'experiment', id, 'DENY')
}

/** Northbank behind a sign-in: everybody who works on these models, with rights that differ. Others may read. */
export async function staffed(): Promise<World> {
  const world = northbank()
  addPerson(world, PLATFORM, passwordOf(PLATFORM), true)
  for (const user of [...EVERYBODY, WATCH]) addPerson(world, user, passwordOf(user))
  addTeams(world)
  giveOwners(world)
  give(world, NOOR, 'registered_model', '*', 'EDIT')
  for (const type of ['registered_model', 'prompt', 'experiment'])
    give(world, HENRIK, type, '*', 'MANAGE')
  closeToTheDesk(world)
  // on call that weekend
  giveModel(world, AISHA, 'kyc-match', 'EDIT')
  const ledger = ledgerOf(world, { signed: true })
  for (const user of WRITERS) give(world, user, 'experiment', ledger.experiment, 'EDIT')
  await ledger.write()
  world.cast = CAST
  world.signedInAs = world.people.get(MIRA) ?? null
  return world
}
