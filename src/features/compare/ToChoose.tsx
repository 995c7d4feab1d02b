import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { useApp } from '../../app'
import { counted } from '../../lib/counted'
import { paths, versionText } from '../../paths'
import type { VersionRef } from '../../registry/model'
import { sortAliases } from '../../registry/sortAliases'
import { Empty } from '../../ui/Empty'
import { Panel } from '../../ui/Panel'
import { UserText } from '../../ui/UserText'
import { buttonLook } from '../../ui/buttonLooks'
import { MOST_COMPARED, useKeptVersions } from '../common/keptVersions'
import { VersionPicker } from './VersionPicker'
import { type CompareAddress, withVersions } from './address'

/** Fewer than two versions: how to choose them, from what is at hand. */
export function ToChoose({ address: { versions } }: { address: CompareAddress }) {
  const { id } = useApp().backend.registry
  const [, setParams] = useSearchParams()
  const kept = useKeptVersions(id).slice(-MOST_COMPARED)
  const [one] = versions
  const add = (ref: VersionRef) => setParams((now) => withVersions(now, [...versions, ref]))
  return (
    <Panel title="Choose versions">
      <Empty>
        {one === undefined ? (
          'Two versions or more stand here side by side: what breaks for callers, what was measured, what else changed.'
        ) : (
          <>
            <UserText text={one.model} className="font-semibold text-ink" />{' '}
            <span className="font-mono text-ink">
              v<UserText text={one.version} />
            </span>{' '}
            is the baseline. Choose what to compare with it.
          </>
        )}{' '}
        In any list of versions, the key C or the boxes before the rows keep versions to compare.
      </Empty>
      <div className="mt-3 space-y-4">
        {one !== undefined && <Aliased of={one} />}
        {kept.length > 1 && (
          <p>
            <Link to={paths.compare(kept)} className={buttonLook('plain')}>
              Compare the {counted(kept.length, 'version')} kept
            </Link>
          </p>
        )}
        <div className="max-w-[44rem] rounded border border-line p-3">
          <VersionPicker key={one && versionText(one)} like={one?.model ?? ''} onPick={add} />
        </div>
      </div>
    </Panel>
  )
}

/** The versions of its model that hold an alias: what one is most often compared with. */
function Aliased({ of }: { of: VersionRef }) {
  const { data: model } = useQuery(useApp().queries.model(of.model))
  const others = sortAliases(model?.aliases ?? new Map()).filter(([, at]) => at !== of.version)
  if (others.length === 0) return null
  return (
    <ul aria-label="Versions with an alias" className="flex flex-wrap gap-2">
      {others.map(([alias, version]) => (
        <li key={alias}>
          <Link
            // what holds the alias is the one that would be replaced
            to={paths.compare([{ model: of.model, version }, of])}
            className={buttonLook('plain')}
          >
            <span>
              @<UserText text={alias} />{' '}
              <span className="font-mono">
                v<UserText text={version} />
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
