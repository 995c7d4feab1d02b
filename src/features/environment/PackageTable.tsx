import type { Asked, PackageRow, Packages } from '../../registry/packages'
import { UserText } from '../../ui/UserText'
import { useSome } from '../../ui/useSome'

const STEP = 40
const HEAD = 'label py-1 pr-3 text-left align-bottom'
const CELL = 'py-1 pr-3 align-top'

const MARKS = {
  conflict: { sign: '✕', word: 'conflict', look: 'text-fail' },
  unpinned: { sign: '▲', word: 'unpinned', look: 'text-warn' },
  pinned: null,
} as const

interface Props {
  packages: Packages
  /** The files that were read; with one alone it is not said on each row. */
  files: readonly string[]
}

/** Packages with the version that each file asks for; what may be another version tomorrow is marked. */
export function PackageTable({ packages: { rows, others }, files }: Props) {
  const { some, more } = useSome(rows, { first: STEP })
  if (rows.length === 0 && others.length === 0) {
    return <p className="text-table text-quiet">No packages in {files.join(', ')}.</p>
  }
  return (
    <>
      <table
        aria-label={`Packages of ${files.join(', ')}`}
        className="w-full table-fixed text-table"
      >
        <thead>
          <tr className="border-b border-line-strong">
            <th scope="col" className={`${HEAD} w-2/5`}>
              Package
            </th>
            <th scope="col" className={HEAD}>
              Asked for
            </th>
            <th scope="col" className={`${HEAD} w-24 pr-0 text-right`}>
              Pin
            </th>
          </tr>
        </thead>
        <tbody>
          {some.map((row) => (
            <Row key={row.name} row={row} several={files.length > 1} />
          ))}
        </tbody>
      </table>
      {more}
      {others.length > 0 && (
        <ul aria-label="Not checked" className="mt-1 text-table">
          {others.slice(0, STEP).map(({ file, text }) => (
            <li key={`${file} ${text}`}>
              <UserText text={text} className="font-mono text-[0.75rem]" />{' '}
              <span className="text-label text-quiet">not checked</span>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-1 text-label text-quiet">{inAll(rows)}</p>
    </>
  )
}

function Row({ row: { name, asked, state }, several }: { row: PackageRow; several: boolean }) {
  const mark = MARKS[state]
  return (
    <tr className="border-b border-line last:border-b-0">
      <th scope="row" className={`${CELL} text-left font-mono font-normal`}>
        <UserText text={name} />
      </th>
      <td className={`${CELL} font-mono text-[0.75rem]`}>
        <ul>
          {together(asked, name).map(({ text, files }) => (
            <li key={text}>
              <UserText
                text={text === '' ? 'any version' : text}
                className={text === '' ? 'text-quiet' : ''}
              />
              {several && (
                <>
                  {' '}
                  <UserText text={files.join(', ')} className="font-sans text-label text-quiet" />
                </>
              )}
            </li>
          ))}
        </ul>
      </td>
      <td className={`${CELL} pr-0 text-right text-label whitespace-nowrap`}>
        {mark === null ? (
          <span className="text-quiet">pinned</span>
        ) : (
          <span className={mark.look}>
            <span aria-hidden="true">{mark.sign}</span> {mark.word}
          </span>
        )}
      </td>
    </tr>
  )
}

/** What files say, those that say the same together, without the name that stands beside it. */
function together(asked: readonly Asked[], name: string) {
  const files = new Map<string, string[]>()
  for (const { file, text } of asked) {
    const rest = text.toLowerCase().startsWith(name.toLowerCase())
      ? text.slice(name.length).trim()
      : text
    files.set(rest, [...(files.get(rest) ?? []), file])
  }
  return [...files].map(([text, names]) => ({ text, files: names }))
}

function inAll(rows: readonly PackageRow[]): string {
  const count = (state: PackageRow['state']) => rows.filter((row) => row.state === state).length
  const [conflicts, unpinned] = [count('conflict'), count('unpinned')]
  const said = [
    conflicts > 0 &&
      `${conflicts} ${conflicts === 1 ? 'is' : 'are'} pinned to different versions by different files.`,
    unpinned > 0 &&
      `${unpinned} of ${rows.length} ${unpinned === 1 ? 'is' : 'are'} not pinned to one version.`,
  ].filter(Boolean)
  return said.length > 0 ? said.join(' ') : 'All packages are pinned to one version.'
}
