import { Link } from 'react-router'
import { counted } from '../../../lib/counted'
import { paths } from '../../../paths'
import { type Fleet, type FleetNode, behind } from '../../../registry/fleet/fleet'
import type { Unit } from '../../../registry/fleet/units'
import { whyNotOpenable } from '../../../registry/names'
import { Button } from '../../../ui/Button'
import { Scroller } from '../../../ui/Scroller'
import { UserText } from '../../../ui/UserText'
import { buttonLook } from '../../../ui/buttonLooks'
import { useSome } from '../../../ui/useSome'
import { GAP_WORDS, STATE_MARKS, factOf, kindOf, nameOf, stateOfGap } from './fleetWords'
import { hrefOf } from './hrefs'

const FIRST = 20

interface Props {
  fleet: Fleet
  node: FleetNode
  onLeave: () => void
}

/** The node that is looked at: what it is, the versions behind it, and where to go from it. */
export function FleetDetail({ fleet, node, onLeave }: Props) {
  const { about } = node
  const href = hrefOf(about)
  const units = behind(fleet, node.id)
  return (
    <section
      aria-label="Node"
      className="mt-3 rounded border border-line bg-raised p-3 text-table tabular-nums"
    >
      <div className="flex flex-wrap items-center gap-2">
        <span className="label">{kindOf(about)}</span>
        <span className="min-w-0 font-semibold">
          {about.kind === 'gap' && (
            <span aria-hidden="true">{STATE_MARKS[stateOfGap(about.gap)]} </span>
          )}
          {href === null ? (
            <UserText text={nameOf(node)} className="break-words" />
          ) : (
            <Link to={href} className="text-accent hover:underline">
              <UserText text={nameOf(node)} className="break-words" />
            </Link>
          )}
        </span>
        <span className="text-quiet">{factOf(node)}</span>
        <div className="ml-auto flex flex-wrap gap-2">
          {about.kind === 'model' && href !== null && (
            <Link to={paths.lineageOf({ model: about.name })} className={buttonLook('plain')}>
              Its lineage
            </Link>
          )}
          <Button look="quiet" onClick={onLeave}>
            Close
          </Button>
        </div>
      </div>
      {about.kind === 'gap' && <p className="mt-1 max-w-[72ch]">{GAP_WORDS[about.gap].says}</p>}
      {about.kind === 'dataset' && <States name={about.name} units={units} />}
      <h3 className="label mt-2">
        {about.kind === 'gap' ? 'Concerned' : 'Behind it'}: {counted(units.length, 'version')}
      </h3>
      <Units key={node.id} units={units} />
    </section>
  )
}

/** A dataset is its name and its digest: each state has a page of its own. */
function States({ name, units }: { name: string; units: readonly Unit[] }) {
  const states = new Map<string, number>()
  for (const { sources } of units) {
    for (const digest of sources.data.get(name) ?? [])
      states.set(digest, (states.get(digest) ?? 0) + 1)
  }
  const { some, more } = useSome(
    [...states].sort(([, a], [, b]) => b - a),
    { first: FIRST },
  )
  return (
    <>
      <h3 className="label mt-2">{counted(states.size, 'state')}</h3>
      <ul className="flex flex-wrap gap-x-4">
        {some.map(([digest, versions]) => (
          <li key={digest} className="min-w-0">
            <Link
              to={paths.dataset({ name, digest })}
              className="inline-block min-h-6 py-px font-mono break-all text-accent hover:underline"
            >
              #<UserText text={digest} />
            </Link>{' '}
            <span className="text-quiet">{counted(versions, 'version')}</span>
          </li>
        ))}
      </ul>
      {more}
    </>
  )
}

function Units({ units }: { units: readonly Unit[] }) {
  const { some, more } = useSome(units, { first: FIRST })
  return (
    <>
      <Scroller label="Versions behind it" className="max-h-80">
        <table className="w-full min-w-[32rem]">
          <caption className="sr-only">Versions behind it</caption>
          <thead className="border-b border-line-strong">
            <tr>
              {['Version', 'Aliases', 'Stands on', 'Lineage'].map((head) => (
                <th key={head} scope="col" className="label py-1 pr-4 text-left">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {some.map((unit) => (
              <UnitRow key={unit.key} unit={unit} />
            ))}
          </tbody>
        </table>
      </Scroller>
      {more}
    </>
  )
}

function UnitRow({ unit: { model, version, aliases, sources } }: { unit: Unit }) {
  const ref = { model: model.name, version }
  const name = (
    <>
      <UserText text={model.name} className="break-words" />{' '}
      <span className="font-mono">
        v<UserText text={version} />
      </span>
    </>
  )
  const openable = whyNotOpenable(model.name) === null
  return (
    <tr className="border-b border-line align-top last:border-0">
      <th scope="row" className="py-1 pr-4 text-left font-normal">
        {openable ? (
          <Link to={paths.version(ref)} className="text-accent hover:underline">
            {name}
          </Link>
        ) : (
          name
        )}
      </th>
      <td className="py-1 pr-4">
        <UserText text={aliases.map((alias) => `@${alias}`).join(', ')} />
      </td>
      <td className="py-1 pr-4 break-words">
        <UserText text={[...sources.data.keys()].join(', ')} />
        {sources.gap !== null && (
          <span className="text-quiet">
            {sources.data.size > 0 && ', '}
            {STATE_MARKS[stateOfGap(sources.gap)]} {GAP_WORDS[sources.gap].name}
          </span>
        )}
      </td>
      <td className="py-1">
        {openable && (
          <Link to={paths.lineageOf(ref)} className="text-accent hover:underline">
            Open
            <span className="sr-only">
              {' '}
              the lineage of <UserText text={`${model.name} v${version}`} />
            </span>
          </Link>
        )}
      </td>
    </tr>
  )
}
