import type { TrackingBackend } from '../backend'

/** A tracking backend whose code is loaded with its first use: the list of models needs none of it. */
export const lazyTracking = (
  id: string,
  load: () => Promise<TrackingBackend>,
): TrackingBackend => ({
  id,
  run: async (...asked) => (await load()).run(...asked),
  experiment: async (...asked) => (await load()).experiment(...asked),
  loggedModel: async (...asked) => (await load()).loggedModel(...asked),
  loggedModelArtifacts: async (...asked) => (await load()).loggedModelArtifacts(...asked),
  runArtifacts: async (...asked) => (await load()).runArtifacts(...asked),
})
