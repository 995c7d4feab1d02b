import { Link } from 'react-router'
import { cut } from '../../lib/cut'
import { plainLine } from '../../lib/plainLine'
import { paths } from '../../paths'
import type { ModelVersion, Tags } from '../../registry/model'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'
import type { Column } from '../../ui/TableRow'
import { visibleText } from '../../ui/visibleText'
import { AliasPill } from '../common/AliasPill'
import type { VersionRow } from './versionRows'

// Rows hold one line: what does not fit is cut here and whole on the version's own page.
const CUT = 200
const TAGS_SHOWN = 2
const ALIASES_SHOWN = 3

/** Goes with `columns`: what is left out on a narrow screen is on the page of the version. */
export const GRID =
  'grid-cols-[4rem_minmax(0,1fr)_5.5rem_1rem] lg:grid-cols-[4rem_minmax(0,14rem)_6rem_minmax(0,2fr)_minmax(0,3fr)_5.5rem] xl:grid-cols-[4rem_minmax(0,15rem)_6.5rem_6rem_6rem_minmax(0,2fr)_minmax(0,3fr)_5.5rem]'
const FROM_LG = 'max-lg:hidden'
const FROM_XL = 'max-xl:hidden'

export const columns: readonly Column<VersionRow>[] = [
  {
    id: 'version',
    head: 'Version',
    isRowHeader: true,
    cell: ({ version: { model, version } }) => (
      <Link
        to={paths.version({ model, version })}
        className="block scroll-mt-24 truncate font-mono font-semibold text-accent hover:underline"
      >
        v<UserText text={cut(version, CUT)} />
      </Link>
    ),
  },
  {
    id: 'aliases',
    head: 'Aliases',
    cell: ({ aliases, version }) => <Aliases aliases={aliases} stage={version.stage} />,
  },
  { id: 'created', head: 'Created', cell: ({ version }) => <Time at={version.created} /> },
  {
    id: 'by',
    head: 'By',
    className: FROM_XL,
    cell: ({ version: { createdBy } }) =>
      createdBy === null ? <None said="The server does not say" /> : <Line text={createdBy} />,
  },
  {
    id: 'run',
    head: 'Run',
    className: FROM_XL,
    cell: ({ version: { runId } }) =>
      runId === null ? (
        <None said="No run" />
      ) : (
        <span className="block truncate font-mono" title={runId}>
          {runId.slice(0, 8)}
        </span>
      ),
  },
  {
    id: 'tags',
    head: 'Tags',
    className: FROM_LG,
    cell: ({ tags }) =>
      tags === null ? <Unknown said="This server sends no tags" /> : <TagWords tags={tags} />,
  },
  {
    id: 'description',
    head: 'Description',
    className: FROM_LG,
    cell: ({ version: { description } }) =>
      description.trim() === '' ? <None said="No description" /> : <Line text={description} />,
  },
  {
    id: 'status',
    head: <span className="max-lg:sr-only">Status</span>,
    cell: ({ version }) => <Status version={version} />,
  },
]

/** With the stage, which is MLflow's older way to say what an alias says. */
interface AliasesProps {
  aliases: readonly string[] | null
  stage: string | null
}

function Aliases({ aliases, stage }: AliasesProps) {
  if (aliases === null && stage === null) return <Unknown said="This server keeps no aliases" />
  if (aliases?.length === 0 && stage === null) return <None said="No alias" />
  const more = aliases?.slice(ALIASES_SHOWN) ?? []
  return (
    <span className="flex min-w-0 items-center gap-1">
      {aliases?.slice(0, ALIASES_SHOWN).map((alias) => (
        <AliasPill key={alias} alias={alias} />
      ))}
      {more.length > 0 && (
        <span className="shrink-0 text-quiet" title={more.map(visibleText).join(', ')}>
          +{more.length}
        </span>
      )}
      {stage !== null && (
        <span className="min-w-0 truncate text-quiet">
          stage <UserText text={stage} />
        </span>
      )}
    </span>
  )
}

function TagWords({ tags }: { tags: Tags }) {
  if (tags.size === 0) return <None said="No tags" />
  const more = tags.size - TAGS_SHOWN
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <span className="truncate">
        {[...tags].slice(0, TAGS_SHOWN).map(([key, value], i) => (
          <span key={key}>
            {i > 0 && <span className="text-quiet"> · </span>}
            <UserText className="text-quiet" text={cut(key, CUT)} />{' '}
            <UserText text={cut(value, CUT)} />
          </span>
        ))}
      </span>
      {more > 0 && <span className="shrink-0 text-quiet">+{more}</span>}
    </span>
  )
}

const STATUS = {
  READY: { sign: '✓', word: 'Ready', look: 'text-quiet' },
  PENDING_REGISTRATION: { sign: '▲', word: 'Pending', look: 'text-warn' },
  FAILED_REGISTRATION: { sign: '✕', word: 'Failed', look: 'text-fail' },
  UNKNOWN: { sign: '?', word: 'Unknown', look: 'text-unknown' },
} as const

function Status({ version: { status, statusMessage } }: { version: ModelVersion }) {
  const { sign, word, look } = STATUS[status]
  return (
    <span
      className={`block truncate ${look}`}
      title={statusMessage === null ? undefined : visibleText(cut(statusMessage, CUT))}
    >
      <span aria-hidden="true">{sign}</span> <span className="max-lg:sr-only">{word}</span>
    </span>
  )
}

/** The start of a text on one line. */
function Line({ text }: { text: string }) {
  return (
    <span className="block truncate">
      <UserText text={cut(plainLine(cut(text, 4 * CUT)), CUT)} />
    </span>
  )
}

function None({ said, sign = '–' }: { said: string; sign?: string }) {
  return (
    <span className="text-quiet" title={said}>
      <span aria-hidden="true">{sign}</span>
      <span className="sr-only">{said}</span>
    </span>
  )
}

function Unknown({ said }: { said: string }) {
  return <None said={said} sign="?" />
}
