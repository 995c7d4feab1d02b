import type { Checks } from '../../registry/checks/runChecks'
import { Disclosure } from '../../ui/Disclosure'
import { Panel } from '../../ui/Panel'
import { Skeleton } from '../../ui/Skeleton'
import { UserText } from '../../ui/UserText'
import { CheckList } from '../common/CheckList'

interface Props {
  /** Undefined while what they need is being read; null where the version itself can't be. */
  checks: Checks | null | undefined
  /** Gates that were let pass, with a reason. */
  waived: ReadonlySet<string>
  /** Nobody can say what is guarded, and so what blocks. */
  untold: boolean
  /** By which policy they block. */
  by: string
}

/** What blocks, open; what passes, folded. */
export function PromoteChecks({ checks, waived, untold, by }: Props) {
  return (
    <Panel title="Checks" note={checks ? noteOf(checks, untold) : undefined}>
      {checks === undefined ? (
        <Skeleton label="Reading what is checked" lines={6} />
      ) : checks === null ? (
        <p className="text-table text-quiet">
          <span aria-hidden="true">?</span> Not known: the version could not be read.
        </p>
      ) : (
        <Lists checks={checks} waived={waived} />
      )}
      <p className="mt-2 text-label text-quiet">
        <UserText text={by} />
      </p>
    </Panel>
  )
}

function noteOf({ checks, blocks }: Checks, untold: boolean): string {
  const passed = checks.filter(({ result }) => result === 'pass').length
  if (untold) return `${passed} of ${checks.length} pass`
  return `${blocks === 0 ? 'none blocks' : `${blocks} ${blocks === 1 ? 'blocks' : 'block'}`} · ${passed} of ${checks.length} pass`
}

function Lists({ checks: { checks }, waived }: { checks: Checks; waived: ReadonlySet<string> }) {
  const blocking = checks.filter(({ blocks, gate }) => blocks && !waived.has(gate))
  const passedOver = checks.filter(({ blocks, gate }) => blocks && waived.has(gate))
  const open = checks.filter(({ blocks, result }) => !blocks && result !== 'pass')
  const passed = checks.filter(({ result }) => result === 'pass')
  return (
    <>
      <CheckList checks={blocking} label="What blocks" />
      {passedOver.length > 0 && (
        <>
          <h3 className="label mt-3">let pass with a reason</h3>
          <CheckList checks={passedOver} label="What was let pass" />
        </>
      )}
      <CheckList checks={open} label="What to look at" />
      {passed.length > 0 && (
        <Disclosure label={`${passed.length} ${passed.length === 1 ? 'passes' : 'pass'}`}>
          <CheckList checks={passed} label="What passes" />
        </Disclosure>
      )}
    </>
  )
}
