import type { Tags } from './model'

export interface GitFacts {
  commit: string
  /** Null: nobody wrote down whether the tree had changes. MLflow's plain runs never do. */
  dirty: boolean | null
  repository: string | null
  branch: string | null
}

/**
 * The commit a run or logged model was made from, by its tags; null when they name none. MLflow's client sets
 * `mlflow.source.git.commit` (and branch, repoURL) for a script in a repository; `mlflow.source.git.dirty` is set only
 * by `mlflow.genai.enable_git_model_versioning`, on logged models, as "true" or "false". `git_commit` is what people
 * set by hand.
 */
export function gitFacts(tags: Tags): GitFacts | null {
  const read = (...keys: string[]) => keys.map((key) => tags.get(key)).find(Boolean) ?? null
  const commit = read('mlflow.source.git.commit', 'git_commit')
  if (commit === null) return null
  const dirty = read('mlflow.source.git.dirty')?.toLowerCase()
  return {
    commit,
    dirty: dirty === 'true' ? true : dirty === 'false' ? false : null,
    repository: read('mlflow.source.git.repoURL'),
    branch: read('mlflow.source.git.branch'),
  }
}

/**
 * The commit behind a version. The run's tags name it; whether it was dirty may only be told by the logged model's of the
 * same commit.
 */
export function commitOf(
  run: { tags: Tags } | null,
  loggedModel: { tags: Tags } | null,
): GitFacts | null {
  const byRun = run && gitFacts(run.tags)
  const byModel = loggedModel && gitFacts(loggedModel.tags)
  if (byRun === null || byModel === null || byRun.commit !== byModel.commit) return byRun ?? byModel
  return { ...byRun, dirty: byRun.dirty ?? byModel.dirty }
}
