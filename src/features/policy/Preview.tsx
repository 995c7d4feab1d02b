import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { counted } from '../../lib/counted'
import { paths } from '../../paths'
import { type Effect, effectWords } from '../../registry/policyPreview'
import { whyNotOpenable } from '../../registry/names'
import { UserText } from '../../ui/UserText'
import type { Policy } from '../../registry/policy'
import { Button } from '../../ui/Button'
import { AliasPill } from '../common/AliasPill'
import { PreviewChecks, type ReadFacts } from './PreviewChecks'

/** A request's checks are some twenty requests to the server. */
const AT_ONCE = 5

interface Props {
  effects: readonly Effect[]
  before: Policy
  after: Policy
  facts: ReadFacts
}

/** What a change does to the requests that are open now. */
export function Preview({ effects, ...policies }: Props) {
  const [checked, setChecked] = useState(0)
  const touched = effects.filter((effect) => effectWords(effect).length > 0)
  return (
    <section aria-label="What this does to open requests">
      <h3 className="text-table font-semibold">What this does to open requests</h3>
      <p className="text-table text-quiet">{sentence(effects.length, touched.length)}</p>
      <ul className="text-table">
        {touched.map((effect, i) => (
          <Line key={effect.request.run} effect={effect}>
            {i < checked && <PreviewChecks request={effect.request} {...policies} />}
          </Line>
        ))}
      </ul>
      {checked < touched.length && (
        <Button className="mt-1" onClick={() => setChecked(checked + AT_ONCE)}>
          {touched.length - checked <= AT_ONCE
            ? 'Run their checks by both policies'
            : `Run the checks of ${checked === 0 ? 'the first' : 'the next'} ${AT_ONCE} by both policies`}
        </Button>
      )}
    </section>
  )
}

function sentence(open: number, touched: number): string {
  if (open === 0) return 'No request is open.'
  if (touched === 0) return `Nothing: ${counted(open, 'request')} open, none is touched.`
  return `${touched} of ${counted(open, 'open request')} ${touched === 1 ? 'goes' : 'go'} stale until the evidence is renewed.`
}

function Line({ effect, children }: { effect: Effect; children: ReactNode }) {
  const { run, proposal, asker } = effect.request
  const { model, alias } = proposal
  return (
    <li className="border-t border-line py-1.5 first:border-t-0">
      <p className="flex flex-wrap items-baseline gap-x-2">
        {whyNotOpenable(model) === null ? (
          <Link to={paths.promote(model, { request: run })} className="hover:underline">
            <UserText text={model} />
          </Link>
        ) : (
          <UserText text={model} />
        )}
        <AliasPill alias={alias} />
        <span className="text-quiet">
          asked by <UserText text={asker.name} />
        </span>
      </p>
      <p>
        <UserText text={effectWords(effect).join(' ')} />
      </p>
      {children}
    </li>
  )
}
