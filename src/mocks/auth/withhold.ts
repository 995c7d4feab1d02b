import type { Answer } from '../answer'
import { strip } from '../reduced'
import type { Viewer } from './viewer'

const OF_RUNS = ['run_id', 'run_link', 'source_run_id']
const OF_LOGGED_MODELS = ['model_id', 'model_inputs', 'model_outputs']

/**
 * Leaves out what names a run or a logged model, for those to whom these are denied; what is about them alone was
 * refused before. https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/server/auth/__init__.py#L6365
 */
export function withhold(answer: Answer, viewer: Viewer): Answer {
  const keys = new Set([
    ...(viewer.knowsRuns ? [] : OF_RUNS),
    ...(viewer.knowsLoggedModels ? [] : OF_LOGGED_MODELS),
  ])
  // an empty field names nothing, and stays
  return keys.size === 0 ? answer : strip(answer, (key, inner) => keys.has(key) && inner !== '')
}
