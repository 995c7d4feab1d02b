import { Link } from 'react-router'
import { paths } from '../../paths'
import type { CopyChain } from '../../queries/copies'
import { Fact, Facts } from '../../ui/Facts'
import { UserText } from '../../ui/UserText'

/** The versions that a copy was made of, the nearest first. A step that can't be read ends the chain and says why. */
export function Copies({ chain: { steps, end } }: { chain: CopyChain }) {
  return (
    <Facts>
      <Fact label="Copied from">
        <ol className="space-y-0.5">
          {steps.map(({ ref, broken }) => (
            <li key={`${ref.version}/${ref.model}`}>
              <Link to={paths.version(ref)} className="text-accent hover:underline">
                <UserText text={ref.model} />{' '}
                <span className="font-mono">
                  v<UserText text={ref.version} />
                </span>
              </Link>
              {broken !== null && <span className="text-warn"> · {broken}</span>}
            </li>
          ))}
        </ol>
        {end === 'loop' && <p className="text-warn">The chain leads back to itself.</p>}
        {end === 'bound' && (
          <p className="text-warn">There is more; the chain is followed {steps.length} steps.</p>
        )}
      </Fact>
    </Facts>
  )
}
