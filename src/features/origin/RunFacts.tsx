import type { Run } from '../../registry/tracking'
import { Fact, Facts } from '../../ui/Facts'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'
import { Claimed } from './Claimed'

/** What the run's record says of itself. */
export function RunFacts({ run }: { run: Run }) {
  return (
    <Facts>
      <Fact label="Run name">
        {run.name === null ? (
          <span className="text-quiet">unnamed</span>
        ) : (
          <UserText text={run.name} />
        )}
        <span className="text-quiet">
          {' · '}
          <UserText text={run.status.toLowerCase()} />
        </span>
        {run.deleted && <span className="text-warn"> · deleted</span>}
      </Fact>
      <Fact label="Run by">
        {run.user === null ? (
          <span className="text-quiet">not recorded</span>
        ) : (
          <Claimed by={run.user} />
        )}
      </Fact>
      <Fact label="Ended">
        <Time at={run.ended} />
      </Fact>
      <Fact label="Data">
        {run.datasets.length === 0 ? (
          <span className="text-quiet">the run names no dataset</span>
        ) : (
          <ul>
            {run.datasets.map(({ name, digest, context }, i) => (
              // a dataset may be named twice, in two contexts
              <li key={i}>
                <UserText text={name} />{' '}
                <span className="font-mono text-quiet">
                  #<UserText text={digest} />
                </span>
                {context !== null && (
                  <span className="text-quiet">
                    {' · '}
                    <UserText text={context} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </Fact>
    </Facts>
  )
}
