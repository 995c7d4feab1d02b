import type { SideChecks } from '../../registry/compare/checks'
import { Disclosure } from '../../ui/Disclosure'
import { Panel } from '../../ui/Panel'
import { Skeleton } from '../../ui/Skeleton'
import { UserText } from '../../ui/UserText'
import { visibleText } from '../../ui/visibleText'
import { CheckList } from '../common/CheckList'

interface Props {
  versions: readonly string[]
  /** One list for each version: null for the baseline, undefined while it is being read. */
  checks: readonly (SideChecks | null | undefined)[]
}

/** What stands against each version taking over from the baseline: what blocks first, what passes folded. */
export function ChecksPanel({ versions, checks }: Props) {
  return (
    <Panel title="Checks">
      <div className="space-y-4">
        {checks.map(
          (own, i) =>
            own !== null && (
              <div key={`${i} ${versions[i]}`}>
                {versions.length > 2 && (
                  <h3 className="mb-1 text-table font-semibold">
                    <UserText text={versions[i] ?? ''} />
                  </h3>
                )}
                {own === undefined ? (
                  <Skeleton label="Reading what is checked" lines={4} />
                ) : (
                  <Own checks={own} of={visibleText(versions[i] ?? '')} />
                )}
              </div>
            ),
        )}
        <p className="text-label text-quiet">
          By the preset Team: a status that is not READY and a contract that breaks block, the rest
          informs. Input examples are checked on the page of each version.
        </p>
      </div>
    </Panel>
  )
}

function Own({ checks: own, of }: { checks: SideChecks; of: string }) {
  if ('because' in own) {
    return (
      <p className="text-table text-quiet">
        <span aria-hidden="true">?</span> Not known: <UserText text={own.because} />.
      </p>
    )
  }
  const passed = own.checks.filter(({ result }) => result === 'pass')
  return (
    <>
      <p className="text-table font-semibold">
        <UserText text={own.sentence} />
      </p>
      <CheckList
        checks={own.checks.filter(({ result }) => result !== 'pass')}
        label={`What to look at in ${of}`}
      />
      {passed.length > 0 && (
        <Disclosure label={`${passed.length} ${passed.length === 1 ? 'passes' : 'pass'}`}>
          <CheckList checks={passed} label={`What passes in ${of}`} />
        </Disclosure>
      )}
    </>
  )
}
