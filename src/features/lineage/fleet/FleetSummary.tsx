import { counted, grouped } from '../../../lib/counted'
import type { Fleet } from '../../../registry/fleet/fleet'

interface Props {
  fleet: Fleet
  /** The whole registry has been read. */
  whole: boolean
  /** Models of which no version has an alias. */
  unheld: number
}

/** The fleet in a sentence: what a picture of many bands can't be read for. */
export function FleetSummary({ fleet: { traces }, whole, unheld }: Props) {
  const models = new Set(traces.map(({ unit }) => unit.model.name)).size
  const data = new Set(traces.flatMap(({ unit }) => [...unit.sources.data.keys()])).size
  const of = (state: string) => traces.filter(({ unit }) => unit.state === state).length
  const [broken, unknown] = [of('broken'), of('unknown')]
  return (
    <p className="mb-3 text-body">
      <strong className="text-title tabular-nums">{grouped(traces.length)}</strong>{' '}
      {traces.length === 1 ? 'version' : 'versions'} in use
      {!whole && ' among those read so far'}, of {counted(models, 'registered model')}, on{' '}
      {counted(data, 'dataset')}.{' '}
      <span className={broken > 0 ? 'text-fail' : undefined}>✕ {grouped(broken)} broken</span>,{' '}
      <span className={unknown > 0 ? 'text-unknown' : undefined}>? {grouped(unknown)} unknown</span>
      .
      {unheld > 0 && (
        <span className="text-table text-quiet">
          {' '}
          {counted(unheld, 'registered model')} without an alias {unheld === 1 ? 'is' : 'are'} not
          drawn.
        </span>
      )}
    </p>
  )
}
