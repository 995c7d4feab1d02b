import { Empty } from '../../ui/Empty'
import { Folded } from '../../ui/Folded'
import { Markdown } from '../../ui/Markdown'
import { Panel } from '../../ui/Panel'

/** What somebody wrote about this version, folded when it would push the signature out of sight. */
export function DescriptionPanel({ text }: { text: string }) {
  return (
    <Panel title="Description">
      {text.trim() === '' ? (
        <Empty>No description. It would say what is new in this version, and why.</Empty>
      ) : (
        <Folded what="description">
          <Markdown text={text} what="the description" />
        </Folded>
      )}
    </Panel>
  )
}
