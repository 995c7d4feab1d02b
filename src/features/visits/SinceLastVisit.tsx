import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { useApp } from '../../app'
import { fromWallClock } from '../../lib/clock'
import { paths } from '../../paths'
import type { RegisteredModel } from '../../registry/model'
import { type Change, changesSince, seeMore } from '../../registry/visit'
import { Button } from '../../ui/Button'
import { NameText } from '../../ui/NameText'
import { Popover } from '../../ui/Popover'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'
import { type Visits, beginVisit, keepVisits, readVisits } from './shelf'
import { useWhenQuiet } from './useWhenQuiet'

const SHOWN = 50
const browserStorage = () => localStorage

/** What changed since the last visit, among the models read so far. Nothing on a first visit, or when nothing did. */
export function SinceLastVisit({ models }: { models: readonly RegisteredModel[] }) {
  const key = `ringside.visits.${useApp().backend.registry.id}`
  const [visits, setVisits] = useState(() =>
    beginVisit(readVisits(key, browserStorage), new Date()),
  )
  const looked = useMemo(() => ({ key, models, visits }), [key, models, visits])
  useWhenQuiet(noteLooked, looked)

  const { last } = visits
  const changes = useMemo(() => (last === null ? [] : changesSince(last, models)), [last, models])
  if (last === null || changes.length === 0) return null
  const dismiss = () => {
    const seen: Visits = { last: seeMore(last, models, new Date()), now: null }
    keepVisits(key, seen, browserStorage)
    setVisits(seen)
  }
  return (
    <Popover
      label="Since your last visit"
      trigger={
        <>
          {changes.length === 1 ? '1 change' : `${changes.length} changes`} since your last visit{' '}
          <span aria-hidden="true">▾</span>
        </>
      }
      className="flex h-7 items-center gap-1.5 rounded px-2 text-table text-accent hover:bg-hover"
    >
      <p className="mb-2 text-quiet">
        Since <Time at={fromWallClock(last.at)} relative />, among{' '}
        {models.length === 1 ? 'the one model' : `the ${models.length} models`} read so far:
      </p>
      <ul className="space-y-1">
        {changes.slice(0, SHOWN).map((change) => (
          <li key={keyOf(change)} className="flex min-w-0 flex-wrap items-baseline gap-x-2">
            <Line change={change} />
          </li>
        ))}
      </ul>
      {changes.length > SHOWN && (
        <p className="mt-2 text-quiet">and {changes.length - SHOWN} more</p>
      )}
      <div className="mt-3 border-t border-line pt-3">
        <Button onClick={dismiss}>I have seen these</Button>
      </div>
    </Popover>
  )
}

interface Looked {
  key: string
  models: readonly RegisteredModel[]
  visits: Visits
}

function noteLooked({ key, models, visits }: Looked) {
  const stored = readVisits(key, browserStorage)
  // another tab of this visit may have seen more
  const sameVisit = stored.last?.at.getTime() === visits.last?.at.getTime()
  const now = seeMore(sameVisit ? stored.now : visits.now, models, new Date())
  keepVisits(key, { last: visits.last, now }, browserStorage)
}

const keyOf = (change: Change) =>
  JSON.stringify([change.model, change.kind, change.kind === 'alias' ? change.alias : ''])

function Line({ change }: { change: Change }) {
  const name = (
    <Link to={paths.model(change.model)} className="min-w-0 max-w-full text-accent hover:underline">
      <NameText name={change.model} />
    </Link>
  )
  switch (change.kind) {
    case 'new-model':
      return <>{name} was registered</>
    case 'new-version':
      return (
        <>
          {name} has <VersionLink model={change.model} version={change.version} />
        </>
      )
    case 'alias':
      return (
        <>
          {name}
          <span>
            @<UserText text={change.alias} />{' '}
            {change.to === null ? (
              'is gone'
            ) : (
              <>
                {change.from === null ? 'is new on ' : `went from v${change.from} to `}
                <VersionLink model={change.model} version={change.to} />
              </>
            )}
          </span>
        </>
      )
    default:
      return change satisfies never
  }
}

function VersionLink({ model, version }: { model: string; version: string }) {
  return (
    <Link to={paths.version({ model, version })} className="font-mono text-accent hover:underline">
      v{version}
    </Link>
  )
}
