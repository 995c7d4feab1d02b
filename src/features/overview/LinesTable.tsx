import { Link } from 'react-router'
import { grouped } from '../../lib/counted'
import { paths } from '../../paths'
import type { Line } from '../../registry/overview/answer'
import { Scroller } from '../../ui/Scroller'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'

/** So many are drawn; the file has all of them. */
const DRAWN = 200

/** What a row offers to do about itself, and where. */
export interface Mend {
  label: string
  to: (line: Line) => string
}

interface Props {
  label: string
  lines: readonly Line[]
  mend?: Mend
}

/** The list behind a number, each row a way to what it is about. */
export function LinesTable({ label, lines, mend }: Props) {
  const dated = lines.some(({ at }) => at !== undefined)
  return (
    <>
      <Scroller label={label} className="max-h-80">
        <table className="w-full text-table">
          <caption className="sr-only">{label}</caption>
          <thead className="border-b border-line-strong">
            <tr>
              {['Model', 'Owner', ...(dated ? ['When'] : []), 'What'].map((head) => (
                <th key={head} scope="col" className="label py-1 pr-4 text-left">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, DRAWN).map((line) => (
              <tr key={keyOf(line)} className="border-b border-line align-top">
                <th scope="row" className="py-1 pr-4 text-left font-normal">
                  <Link to={linkOf(line)} className="break-words text-accent hover:underline">
                    <UserText text={line.model} />
                    {line.version !== null && (
                      <span className="ml-1 font-mono">v{line.version}</span>
                    )}
                  </Link>
                </th>
                <td className="min-w-28 py-1 pr-4">
                  {line.owner === null ? (
                    <span className="text-quiet">none</span>
                  ) : (
                    <UserText text={line.owner} />
                  )}
                </td>
                {dated && (
                  <td className="py-1 pr-4 text-quiet">
                    {line.at !== undefined && <Time at={line.at} />}
                  </td>
                )}
                <td className="py-1 break-words">
                  <UserText text={line.fact} />
                  {mend !== undefined && (
                    <>
                      {' '}
                      <Link
                        to={mend.to(line)}
                        className="whitespace-nowrap text-accent hover:underline print:hidden"
                      >
                        {mend.label}
                        <span className="sr-only">
                          {' '}
                          of <UserText text={line.model} />
                        </span>
                      </Link>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      {lines.length > DRAWN && (
        <p className="mt-1 text-label text-quiet">
          The first {DRAWN} of {grouped(lines.length)}; the file has all of them.
        </p>
      )}
    </>
  )
}

const keyOf = ({ model, version, at, request }: Line) =>
  JSON.stringify([model, version, at, request])

const linkOf = ({ model, version, request }: Line) =>
  request !== undefined
    ? paths.promote(model, { request })
    : version === null
      ? paths.model(model)
      : paths.version({ model, version })
