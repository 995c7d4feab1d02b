import { useState } from 'react'
import type { Requirement } from '../../registry/environment'
import { Button } from '../../ui/Button'
import { UserText } from '../../ui/UserText'

const STEP = 40

/** Requirements as written; those that may be another version tomorrow are marked. */
export function Packages({ packages, of }: { packages: readonly Requirement[]; of: string }) {
  const [shown, setShown] = useState(STEP)
  if (packages.length === 0) {
    return <p className="text-table text-quiet">No packages in {of}.</p>
  }
  const rest = packages.length - shown
  return (
    <>
      <ul aria-label={`Packages of ${of}`} className="text-table">
        {packages.slice(0, shown).map(({ text, name, pinned }, i) => (
          // lines of a file never change places
          <li key={i} className="flex items-baseline gap-2">
            <UserText text={text} className="min-w-0 flex-1 font-mono text-[0.75rem]" />
            {pinned === null && (
              <span className="shrink-0 text-label text-warn">
                {name === null ? 'not checked' : 'unpinned'}
              </span>
            )}
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button look="quiet" className="mt-1 -ml-3" onClick={() => setShown(shown + STEP * 5)}>
          {`Show more; ${rest.toLocaleString('en')} are left`}
        </Button>
      )}
      <p className="mt-1 text-label text-quiet">{inAll(packages)}</p>
    </>
  )
}

/** Options, addresses and paths (`-r other.txt`) are not packages: what they bring is not known here. */
function inAll(lines: readonly Requirement[]): string {
  const packages = lines.filter(({ name }) => name !== null)
  const others = lines.length - packages.length
  const unpinned = packages.filter(({ pinned }) => pinned === null).length
  const pins =
    unpinned === 0
      ? 'All packages are pinned to one version.'
      : `${unpinned} of ${packages.length} ${unpinned === 1 ? 'is' : 'are'} not pinned to one version.`
  const rest = `${others} ${others === 1 ? 'line is' : 'lines are'} not checked.`
  if (others === 0) return pins
  return packages.length === 0 ? rest : `${pins} ${rest}`
}
