import { Link } from 'react-router'
import { cut } from '../../lib/cut'
import { plainLine } from '../../lib/plainLine'
import { paths } from '../../paths'
import type { ModelVersion, Tags } from '../../registry/model'
import { whyNotOpenable } from '../../registry/names'
import { readSource } from '../../registry/source'
import type { VersionSort } from '../../registry/versionTerms'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'
import type { Column } from '../../ui/TableRow'
import { visibleText } from '../../ui/visibleText'
import { AliasPill } from '../common/AliasPill'
import { nextSort, sortedBy } from './address'
import type { VersionRow } from './versionRows'

// Rows hold one line: what does not fit is cut here and whole on the version's own page.
const CUT = 200
const TAGS_SHOWN = 2
const ALIASES_SHOWN = 3

const FROM_LG = 'max-lg:hidden'
const FROM_XL = 'max-xl:hidden'
const FROM_2XL = 'max-2xl:hidden'

// What is left out on a narrow screen is on the page of the version. Written out: the styles are made from these words.
const GRID = [
  'grid-cols-[4.5rem_minmax(0,1fr)_5.5rem_1rem]',
  'lg:grid-cols-[5rem_minmax(0,14rem)_6rem_minmax(0,2fr)_minmax(0,3fr)_5.5rem]',
  'xl:grid-cols-[5rem_minmax(0,14rem)_6.5rem_6rem_minmax(0,9rem)_minmax(0,2fr)_minmax(0,3fr)_5.5rem]',
  '2xl:grid-cols-[5rem_minmax(0,14rem)_6.5rem_6.5rem_6rem_minmax(0,12rem)_minmax(0,2fr)_minmax(0,3fr)_5.5rem]',
].join(' ')
const GRID_WITH_STAGE = [
  'grid-cols-[4.5rem_minmax(0,1fr)_5.5rem_5.5rem_1rem]',
  'lg:grid-cols-[5rem_minmax(0,12rem)_6rem_6rem_minmax(0,2fr)_minmax(0,3fr)_5.5rem]',
  'xl:grid-cols-[5rem_minmax(0,12rem)_6rem_6.5rem_6rem_minmax(0,9rem)_minmax(0,2fr)_minmax(0,3fr)_5.5rem]',
  '2xl:grid-cols-[5rem_minmax(0,14rem)_6rem_6.5rem_6.5rem_6rem_minmax(0,12rem)_minmax(0,2fr)_minmax(0,3fr)_5.5rem]',
].join(' ')

interface Looks {
  /** Some version has one: MLflow's older way to say what an alias says. */
  stages: boolean
  sort: VersionSort
  /** Undefined where the list is in no order that can be chosen. */
  onSort?: (sort: VersionSort) => void
}

/** The columns of the table, and the grid that goes with them. */
export function tableOf({ stages, sort, onSort }: Looks): {
  columns: Column<VersionRow>[]
  grid: string
} {
  const sortOf = (column: 'version' | 'created' | 'updated') =>
    onSort === undefined
      ? undefined
      : { is: sortedBy(column, sort), onSort: () => onSort(nextSort(column, sort)) }
  const stage: Column<VersionRow> = {
    id: 'stage',
    head: 'Stage',
    cell: ({ version }) =>
      version.stage === null ? <None said="No stage" /> : <Line text={version.stage} />,
  }
  return {
    grid: stages ? GRID_WITH_STAGE : GRID,
    columns: [
      {
        id: 'version',
        head: 'Version',
        sort: sortOf('version'),
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
      { id: 'aliases', head: 'Aliases', cell: ({ aliases }) => <Aliases aliases={aliases} /> },
      ...(stages ? [stage] : []),
      {
        id: 'created',
        head: 'Created',
        sort: sortOf('created'),
        cell: ({ version }) => <Time at={version.created} />,
      },
      {
        id: 'updated',
        head: 'Edited',
        sort: sortOf('updated'),
        className: FROM_2XL,
        cell: ({ version: { created, updated } }) =>
          updated === null || updated.getTime() === created?.getTime() ? (
            <None said="Not since it was created" />
          ) : (
            <Time at={updated} />
          ),
      },
      {
        id: 'by',
        head: 'By',
        className: FROM_XL,
        cell: ({ version: { createdBy } }) =>
          createdBy === null ? <None said="The server does not say" /> : <Line text={createdBy} />,
      },
      {
        id: 'from',
        head: 'From',
        className: FROM_XL,
        cell: ({ version }) => <From version={version} />,
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
    ],
  }
}

/** What a version was made from: a copy's run is the original's. */
function From({ version: { source, runId } }: { version: ModelVersion }) {
  const read = readSource(source)
  if (read.kind === 'copy') {
    const { model, version } = read.of
    const words = (
      <>
        copy of <UserText text={cut(model, CUT)} /> v{version}
      </>
    )
    const title = `Copy of ${visibleText(cut(model, CUT))} v${version}`
    if (whyNotOpenable(model) !== null) {
      return (
        <span className="block truncate" title={title}>
          {words}
        </span>
      )
    }
    return (
      <Link
        to={paths.version(read.of)}
        className="block truncate text-accent hover:underline"
        title={title}
      >
        {words}
      </Link>
    )
  }
  if (runId !== null) {
    return (
      <span className="block truncate" title={runId}>
        run <span className="font-mono">{cut(runId, 8)}</span>
      </span>
    )
  }
  return (
    <span className="block truncate text-quiet" title={visibleText(cut(source, CUT))}>
      {read.kind === 'logged-model' ? 'logged model, no run' : 'other source'}
    </span>
  )
}

function Aliases({ aliases }: { aliases: readonly string[] | null }) {
  if (aliases === null) return <Unknown said="This server keeps no aliases" />
  if (aliases.length === 0) return <None said="No alias" />
  const more = aliases.slice(ALIASES_SHOWN)
  return (
    <span className="flex min-w-0 items-center gap-1">
      {aliases.slice(0, ALIASES_SHOWN).map((alias) => (
        <AliasPill key={alias} alias={alias} />
      ))}
      {more.length > 0 && (
        <span className="shrink-0 text-quiet" title={more.map(visibleText).join(', ')}>
          +{more.length}
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
