import { Link } from 'react-router'
import { counted } from '../../lib/counted'
import { paths } from '../../paths'
import { type Effect, effectWords } from '../../registry/policyPreview'
import { whyNotOpenable } from '../../registry/names'
import { UserText } from '../../ui/UserText'
import { AliasPill } from '../common/AliasPill'

/** What a change does to the requests that are open now. */
export function Preview({ effects }: { effects: readonly Effect[] }) {
  const touched = effects.filter((effect) => effectWords(effect).length > 0)
  return (
    <section aria-label="What this does to open requests">
      <h3 className="text-table font-semibold">What this does to open requests</h3>
      <p className="text-table text-quiet">{sentence(effects.length, touched.length)}</p>
      <ul className="text-table">
        {touched.map((effect) => (
          <Line key={effect.request.run} effect={effect} />
        ))}
      </ul>
    </section>
  )
}

function sentence(open: number, touched: number): string {
  if (open === 0) return 'No request is open.'
  if (touched === 0) return `Nothing: ${counted(open, 'request')} open, none is touched.`
  return `${touched} of ${counted(open, 'open request')} ${touched === 1 ? 'goes' : 'go'} stale until the evidence is renewed.`
}

function Line({ effect }: { effect: Effect }) {
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
    </li>
  )
}
