import { post, PREFIX } from '../fixture'
import { asking, type Case, INVALID } from './case'

/** An experiment that no server has. */
const nowhere = { experiment_ids: ['999999'] }

export const TRACKING_SEARCHES: readonly Case[] = [
  asking('runs of no experiment', post('runs/search', {})),
  asking(
    'runs by a list of ids',
    post('runs/search', { ...nowhere, filter: "attributes.run_id IN ('a','b')" }),
  ),
  asking(
    'runs by a list of numbers',
    post('runs/search', { ...nowhere, filter: 'attributes.run_id IN (1)' }),
    INVALID,
  ),
  asking(
    'runs by what nobody knows',
    post('runs/search', { ...nowhere, filter: 'foo = 1' }),
    INVALID,
  ),
  asking(
    'runs by a metric in words',
    post('runs/search', { ...nowhere, filter: "metrics.auc > 'x'" }),
    INVALID,
  ),
  asking('runs by a dataset', post('runs/search', { ...nowhere, filter: "dataset.digest = 'x'" })),
  asking('runs, 50001 at once', post('runs/search', { ...nowhere, max_results: 50_001 }), INVALID),
  asking('logged models of no experiment', post('logged-models/search', {}), INVALID),
  asking(
    'logged models by id',
    post('logged-models/search', { ...nowhere, filter: "model_id IN ('m-1')" }),
  ),
  asking('experiments without a size', post('experiments/search', {}), INVALID),
  asking(
    'experiments by name',
    post('experiments/search', { max_results: 5, filter: `name = '${PREFIX}'` }),
  ),
]
