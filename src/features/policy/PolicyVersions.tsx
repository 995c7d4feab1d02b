import { plainLine } from '../../lib/plainLine'
import type { PolicyVersion } from '../../registry/ledger/foldPolicy'
import { Disclosure } from '../../ui/Disclosure'
import { Scroller } from '../../ui/Scroller'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'
import { AuthorName } from '../common/AuthorName'

/** Every policy that was set, the newest first, with who set it and why; those that do not count among them. */
export function PolicyVersions({ versions }: { versions: readonly PolicyVersion[] }) {
  return (
    <Scroller label="Policies so far, scrollable" className="max-h-96">
      <table aria-label="Policies so far" className="w-full text-table">
        <thead>
          <tr className="border-b border-line-strong text-left">
            {['Policy', 'When', 'Who', 'Why'].map((head) => (
              <th key={head} scope="col" className="label py-1 pr-4">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {versions.toReversed().map((version) => (
            <Row key={version.n} version={version} />
          ))}
        </tbody>
      </table>
    </Scroller>
  )
}

function Row({
  version: { number, hash, at, by, reason, text, ignored },
}: {
  version: PolicyVersion
}) {
  return (
    <tr className="border-b border-line align-baseline">
      <th scope="row" className="py-1.5 pr-4 text-left font-normal whitespace-nowrap">
        {number} <span className="font-mono text-quiet">#{hash.slice(0, 6)}</span>
      </th>
      <td className="py-1.5 pr-4 text-quiet">
        <Time at={at} />
      </td>
      <td className="py-1.5 pr-4">
        <AuthorName author={by} />
      </td>
      <td className="py-1.5">
        <UserText text={plainLine(reason)} />
        {ignored !== null && (
          <span className="block text-fail">
            <span aria-hidden="true">✕ </span>Does not count: {ignored}
          </span>
        )}
        {text !== null && (
          <Disclosure label="Its text">
            <pre className="font-mono text-[0.75rem] whitespace-pre-wrap">{text}</pre>
          </Disclosure>
        )}
      </td>
    </tr>
  )
}
