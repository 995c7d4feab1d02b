import { type GitFacts, gitFacts } from '../../registry/gitFacts'
import type { LoggedModel, Run } from '../../registry/tracking'
import { CopyButton } from '../../ui/CopyButton'
import { Fact, Facts } from '../../ui/Facts'
import { UserText } from '../../ui/UserText'

interface Props {
  /** Undefined: not read, so nothing is known; null: the version has none. */
  run: Run | null | undefined
  loggedModel: LoggedModel | null | undefined
}

/** The commit, by the tags of the run or of the logged model, and whether the tree had changes that are in no commit. */
export function GitFact({ run, loggedModel }: Props) {
  const facts = findCommit(run, loggedModel)
  if (facts === null && (run === undefined || loggedModel === undefined)) {
    return (
      <Facts>
        <Fact label="Git commit">
          <span className="text-quiet">not known: a record that may name it is not read</span>
        </Fact>
      </Facts>
    )
  }
  return (
    <Facts>
      <Fact label="Git commit">
        {facts === null ? <span className="text-quiet">none recorded</span> : <Commit {...facts} />}
      </Fact>
    </Facts>
  )
}

function Commit({ commit, dirty, repository, branch }: GitFacts) {
  return (
    <>
      <span className="flex items-start gap-1">
        <code className="min-w-0 font-mono text-[0.75rem] leading-5 break-all">
          <UserText text={commit} />
        </code>
        <span className="-my-0.5 shrink-0">
          <CopyButton text={commit} what="the commit" />
        </span>
      </span>
      {dirty === null && (
        <span className="text-quiet">whether the tree was clean is not recorded</span>
      )}
      {dirty === true && (
        <span className="text-warn">dirty: had changes that are in no commit</span>
      )}
      {dirty === false && <span>clean: no changes besides the commit</span>}
      {repository !== null && (
        <div className="text-quiet">
          <UserText text={repository} />
          {branch !== null && (
            <>
              {' · '}
              <UserText text={branch} />
            </>
          )}
        </div>
      )}
    </>
  )
}

/** The run's tags name the commit; whether it was dirty may only be told by the logged model's of the same commit. */
function findCommit(
  run: Run | null | undefined,
  loggedModel: LoggedModel | null | undefined,
): GitFacts | null {
  const byRun = run ? gitFacts(run.tags) : null
  const byModel = loggedModel ? gitFacts(loggedModel.tags) : null
  if (byRun === null || byModel === null || byRun.commit !== byModel.commit) return byRun ?? byModel
  return { ...byRun, dirty: byRun.dirty ?? byModel.dirty }
}
