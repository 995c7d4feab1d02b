import { type GitFacts, commitOf } from '../../registry/gitFacts'
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
  const facts = commitOf(run ?? null, loggedModel ?? null)
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
