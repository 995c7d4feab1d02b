import { Link } from 'react-router'
import { paths, versionText } from '../../paths'
import type { Side } from '../../registry/compare/side'
import type { ModelVersion, VersionRef } from '../../registry/model'
import { sortAliases } from '../../registry/sortAliases'
import { Button } from '../../ui/Button'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'
import { Icon } from '../../ui/icons'
import { visibleText } from '../../ui/visibleText'
import { AliasPill } from '../common/AliasPill'
import { promotionsOf } from './promotions'

interface Props {
  /** The baseline first. */
  sides: readonly Side[]
  again: readonly ((() => void) | null)[]
  onBase: (ref: VersionRef) => void
  onDrop: (ref: VersionRef) => void
}

/** Which versions are compared, and with which of them. */
export function VersionHeads({ sides, again, onBase, onDrop }: Props) {
  const promotions = promotionsOf(sides)
  return (
    <ul
      aria-label="Compared versions"
      className="mb-4 grid gap-2 sm:grid-cols-2 lg:grid-cols-[repeat(auto-fit,minmax(15rem,1fr))]"
    >
      {sides.map((side, i) => {
        const { ref, version, run } = side
        const alias = promotions[i] ?? null
        const name = `${visibleText(ref.model)} v${visibleText(ref.version)}`
        return (
          <li
            key={versionText(ref)}
            className={`min-w-0 rounded border px-3 py-2 text-table ${i === 0 ? 'border-line-strong bg-sunken' : 'border-line'}`}
          >
            <div className="flex min-w-0 items-start gap-2">
              <Link to={paths.version(ref)} className="min-w-0 hover:underline">
                <UserText text={ref.model} className="font-semibold" />{' '}
                <span className="font-mono whitespace-nowrap">
                  v<UserText text={ref.version} />
                </span>
              </Link>
              <span className="ml-auto flex shrink-0 items-center gap-1">
                {i === 0 ? (
                  <span className="label leading-6">baseline</span>
                ) : (
                  <Button
                    look="quiet"
                    className="!min-h-6 !px-1.5 print:hidden"
                    aria-label={`Make ${name} the baseline`}
                    onClick={() => onBase(ref)}
                  >
                    Make baseline
                  </Button>
                )}
                <button
                  type="button"
                  aria-label={`Leave ${name} out`}
                  onClick={() => onDrop(ref)}
                  className="grid size-6 place-items-center rounded-sm text-quiet hover:bg-hover hover:text-ink print:hidden"
                >
                  <Icon of="cross" className="size-3" />
                </button>
              </span>
            </div>
            {version.state === 'known' && <Facts version={version.value} />}
            {alias !== null && (
              <Link
                to={paths.promote(ref.model, { alias, to: ref.version })}
                aria-label={`Promote to @${visibleText(alias)}: ${name}`}
                className="mt-1 inline-block text-accent underline print:hidden"
              >
                Promote to <UserText text={`@${alias}`} />
              </Link>
            )}
            {version.state === 'reading' && (
              <p
                role="status"
                aria-label={`Reading ${name}`}
                className="my-1 h-4 w-2/3 animate-pulse rounded bg-hover"
              />
            )}
            {version.state === 'unknown' && (
              <p className="mt-1 flex flex-wrap items-center gap-x-2 text-fail">
                <span>
                  <span aria-hidden="true">✕</span> <UserText text={capital(version.because)} />
                </span>
                {again[i] && (
                  <Button look="quiet" className="!min-h-6" onClick={again[i]}>
                    Try again
                  </Button>
                )}
              </p>
            )}
            {run.state === 'known' && run.value.deleted && (
              <p className="text-warn">
                <span aria-hidden="true">▲</span> Its run is deleted.
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Facts({ version }: { version: ModelVersion }) {
  const aliases = sortAliases(
    new Map((version.aliases ?? []).map((alias) => [alias, version.version])),
  )
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-quiet">
      {aliases.map(([alias]) => (
        <AliasPill key={alias} alias={alias} />
      ))}
      <span>
        Registered <Time at={version.created} />
        {version.createdBy !== null && (
          <>
            {' '}
            by <UserText text={version.createdBy} />
          </>
        )}
      </span>
      {version.status !== 'READY' && (
        <span className="text-warn">
          <span aria-hidden="true">▲</span> {version.status}
        </span>
      )}
    </div>
  )
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
