import type { ConnectionConfig, ProbedFeatures } from '../../registry/connection'
import type { Can, Capabilities } from '../backend'

const YES: Can = { can: true }
const no = (because: string): Can => ({ can: false, because })

const ALL: ProbedFeatures = {
  searchModels: true,
  listVersions: true,
  aliases: true,
  tags: true,
  loggedModels: true,
}

/** What the probe found, as what the pages can offer and what they say instead. */
export function capabilitiesOf(config: ConnectionConfig): Capabilities {
  const { probe } = config
  const has = probe.state === 'ok' ? probe.features : ALL
  const aliases = has.aliases ? YES : no('This server keeps no aliases.')
  return {
    searchModels: has.searchModels
      ? YES
      : no('This server can’t search: only the models read so far are searched.'),
    sortModels: ['name', '-name', 'updated', '-updated'],
    listVersions: has.listVersions
      ? YES
      : no('This server doesn’t list versions: only those that come with the model are shown.'),
    aliases,
    moveAliases: config.readOnly
      ? no(config.readOnlyBecause ?? 'This console is read-only.')
      : aliases,
    tags: has.tags ? YES : no('This server sends no tags.'),
    conditionalMoves: config.front
      ? YES
      : no(
          'The page talks to MLflow directly: when two people move an alias at the same moment, the later one wins and the other is told afterwards.',
        ),
    loggedModels: has.loggedModels ? YES : no('This server has no logged models (MLflow 3).'),
    artifacts: YES,
  }
}
