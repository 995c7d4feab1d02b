import { PROMPT_TAG } from '../handlers/rows'
import type { ModelRow, RunRow, LoggedModelRow, VersionRow, World } from '../world'
import { grantsOf, type PersonRow } from './accounts'
import {
  type Act,
  allows,
  governing,
  type Grant,
  type Key,
  type Level,
  meets,
  type Need,
} from './levels'

export const isPrompt = (tags: ReadonlyMap<string, string>) =>
  tags.get(PROMPT_TAG)?.toLowerCase() === 'true'

/** Where a registered model is granted: a prompt has a type of its own. */
export const containerOf = (model: Pick<ModelRow, 'name' | 'tags'>): Key => ({
  type: isPrompt(model.tags) ? 'prompt' : 'registered_model',
  id: model.name,
})

export const versionsOf = (container: Key): Key => ({
  type: container.type === 'prompt' ? 'prompt_version' : 'registered_model_version',
  id: '*',
})

/** What only a DENY can take away from who may see the rest. */
const notDenied = (type: string): Need => ({ type, id: '*', act: 'not_denied' })

/**
 * Who looks at the world, and what of it they may see. Without sign-in, and for an admin, that is everything. Grants
 * are looked up once for a request.
 */
export class Viewer {
  /** Null on a server without sign-in. */
  readonly person: PersonRow | null
  private readonly grants: readonly Grant[]
  private readonly byDefault: Level
  private readonly seesAll: boolean

  constructor(world: World, person: PersonRow | null) {
    this.person = person
    this.seesAll = person === null || person.is_admin
    this.grants = person === null ? [] : grantsOf(world, person)
    this.byDefault = world.defaultPermission
  }

  may(...needs: Need[]): boolean {
    return this.seesAll || meets(this.grants, needs, this.byDefault)
  }

  level(key: Key): Level {
    return this.seesAll ? 'MANAGE' : governing(this.grants, key, this.byDefault)
  }

  allows(key: Key, act: Act): boolean {
    return allows(this.level(key), act)
  }

  /** Where nothing can be granted. */
  allowedToAll(act: Act): boolean {
    return this.seesAll || allows(this.byDefault, act)
  }

  /** A list also takes what the whole workspace is granted; asking for one thing doesn't, as in MLflow. */
  private lists(key: Key): boolean {
    return this.may({ ...key, act: 'read', otherwise: { type: 'workspace', id: '*' } })
  }

  readonly listsModel = (model: ModelRow): boolean => this.lists(containerOf(model))

  /** A version tells itself whether it is a prompt's. */
  readonly listsVersion = (name: string, row: Pick<VersionRow, 'tags'>): boolean => {
    const container = containerOf({ name, tags: row.tags })
    return this.lists(container) && this.may(notDenied(versionsOf(container).type))
  }

  /** Whether a model that may be seen may show its latest versions. */
  readonly showsVersionsOf = (model: ModelRow): boolean => {
    const container = containerOf(model)
    return this.lists(container) && this.may(notDenied(versionsOf(container).type))
  }

  readonly listsExperiment = (id: string): boolean => this.lists({ type: 'experiment', id })

  readonly listsRunsOf = (experimentId: string): boolean =>
    this.listsExperiment(experimentId) && this.knowsRuns

  readonly listsLoggedModel = (model: LoggedModelRow): boolean =>
    this.listsExperiment(model.experiment_id) && this.knowsLoggedModels

  /** Ids of runs are left out of what else may be seen, where runs are denied. */
  get knowsRuns(): boolean {
    return this.may(notDenied('run'))
  }

  get knowsLoggedModels(): boolean {
    return this.may(notDenied('logged_model'))
  }

  private inExperiment(type: string, experimentId: string, act: Act): boolean {
    const experiment = { type: 'experiment', id: experimentId }
    return this.may({ ...experiment, act: 'read' }, { type, id: '*', act, otherwise: experiment })
  }

  readonly mayWithRun = (run: RunRow, act: Act): boolean =>
    this.inExperiment('run', run.experiment_id, act)

  readonly mayWithLoggedModel = (model: LoggedModelRow, act: Act): boolean =>
    this.inExperiment('logged_model', model.experiment_id, act)
}
