import type { Check } from '../../registry/checks/check'
import type { SideChecks } from '../../registry/compare/checks'
import { Disclosure } from '../../ui/Disclosure'
import { Panel } from '../../ui/Panel'
import { Skeleton } from '../../ui/Skeleton'
import { UserText } from '../../ui/UserText'
import { visibleText } from '../../ui/visibleText'

interface Props {
  versions: readonly string[]
  /** One list for each version: null for the baseline, undefined while it is being read. */
  checks: readonly (SideChecks | null | undefined)[]
}

/** More of them are on the page of the version. */
const MOST_DETAILS = 6

const RESULTS = {
  fail: { sign: '✕', word: 'Fails', look: 'text-fail' },
  warn: { sign: '▲', word: 'Look', look: 'text-warn' },
  unknown: { sign: '?', word: 'Unknown', look: 'text-unknown' },
  pass: { sign: '✓', word: 'Passes', look: 'text-pass' },
} as const satisfies Record<Check['result'], unknown>

/** What stands against each version taking over from the baseline: what blocks first, what passes folded. */
export function ChecksPanel({ versions, checks }: Props) {
  return (
    <Panel title="Checks">
      <div className="space-y-4">
        {checks.map(
          (own, i) =>
            own !== null && (
              <div key={versions[i]}>
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
      <List
        checks={own.checks.filter(({ result }) => result !== 'pass')}
        label={`What to look at in ${of}`}
      />
      {passed.length > 0 && (
        <Disclosure label={`${passed.length} ${passed.length === 1 ? 'passes' : 'pass'}`}>
          <List checks={passed} label={`What passes in ${of}`} />
        </Disclosure>
      )}
    </>
  )
}

function List({ checks, label }: { checks: readonly Check[]; label: string }) {
  if (checks.length === 0) return null
  return (
    <ul aria-label={label} className="mt-1 text-table">
      {checks.map(({ gate, title, result, fact, details, from, blocks }) => {
        const { sign, word, look } = RESULTS[result]
        return (
          <li
            key={gate}
            className="grid grid-cols-[5rem_minmax(0,1fr)] gap-x-2 border-b border-line py-1.5 last:border-b-0"
          >
            <span className={look}>
              <span aria-hidden="true">{sign}</span> {blocks ? 'Blocks' : word}
            </span>
            <span className="min-w-0">
              <span className="font-semibold">{title}</span>{' '}
              <span className="text-label text-quiet">by {from}</span>
              <span className="block">
                <UserText text={fact} />
              </span>
              {details.slice(0, MOST_DETAILS).map((detail) => (
                <span key={detail} className="block text-quiet">
                  <UserText text={detail} />
                </span>
              ))}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
