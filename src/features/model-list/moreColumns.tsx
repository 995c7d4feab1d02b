import type { Capabilities } from '../../backends/backend'
import type { RegisteredModel } from '../../registry/model'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'
import type { Column } from '../../ui/TableRow'
import { visibleText } from '../../ui/visibleText'
import { AliasCell, NotKept } from './cells'

export interface ChosenColumn extends Column<RegisteredModel> {
  width: string
  /** In px. */
  minWidth: number
}

/** Columns that are there only by choice: any alias, any tag, the stages, the day of registration. */
export function moreColumn(id: string, { aliases, tags }: Capabilities): ChosenColumn | null {
  if (id === 'created') {
    return {
      id,
      head: 'Registered',
      width: '7rem',
      minWidth: 112,
      cell: ({ created }) => <Time at={created} />,
    }
  }
  if (id === 'stages') {
    return {
      id,
      head: 'Stages',
      width: '8rem',
      minWidth: 128,
      cell: ({ latestVersions }) => (
        <Line
          text={latestVersions
            .flatMap(({ stage, version }) => (stage === null ? [] : [`${stage} v${version}`]))
            .join(', ')}
        />
      ),
    }
  }
  const [kind, ...rest] = id.split(':')
  const key = rest.join(':')
  if (key === '') return null
  if (kind === 'alias') {
    return {
      id,
      head: <HeadText text={`@${key}`} />,
      width: '6.5rem',
      minWidth: 104,
      cell: (model) =>
        aliases.can ? (
          <AliasCell model={model} alias={key} named={false} isFirst={false} />
        ) : (
          <NotKept />
        ),
    }
  }
  if (kind === 'tag') {
    return {
      id,
      head: <HeadText text={key} />,
      width: 'minmax(7rem,1fr)',
      minWidth: 112,
      cell: (model) => (tags.can ? <Line text={model.tags.get(key) ?? ''} /> : <NotKept />),
    }
  }
  return null
}

const HeadText = ({ text }: { text: string }) => (
  <span className="text-table [font-variant-caps:normal]" title={visibleText(text)}>
    <UserText text={text} />
  </span>
)

function Line({ text }: { text: string }) {
  if (text === '') {
    return (
      <span className="text-quiet">
        <span aria-hidden="true">–</span>
        <span className="sr-only">none</span>
      </span>
    )
  }
  return (
    <span className="block truncate" title={visibleText(text)}>
      <UserText text={text} />
    </span>
  )
}
