import { Suspense, lazy, useState } from 'react'
import { useApp } from '../../app'
import { fromWallClock } from '../../lib/clock'
import type { Subject } from '../../registry/subject'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { Folded } from '../../ui/Folded'
import { Markdown } from '../../ui/Markdown'
import { Panel } from '../../ui/Panel'
import { Time } from '../../ui/Time'
import { useRight, whyClosed } from '../common/useRight'
import { draftsOf, readDraft } from './drafts'

const Editor = lazy(async () => ({
  default: (await import('./DescriptionEditor')).DescriptionEditor,
}))

interface Props {
  on: Subject
  text: string
  /** What one would say, where there is none. */
  empty: string
}

/** What somebody wrote about a model or a version, folded when it would push the rest out of sight; and its editor. */
export function DescriptionPanel({ on, text, empty }: Props) {
  const drafts = draftsOf(useApp())
  const right = useRight(on.model, on.version === null ? 'describe-model' : 'describe-version')
  const [open, setOpen] = useState(false)
  const [draft, setDraft] = useState(() => readDraft(drafts, on))
  const [saved, setSaved] = useState(false)
  const blank = text.trim() === ''
  return (
    <Panel
      title="Description"
      note={
        <>
          <p role="status">
            {saved && (
              <>
                <span aria-hidden="true" className="text-pass">
                  ✓{' '}
                </span>
                saved
              </>
            )}
          </p>
          {draft !== null && !open && (
            <p>
              Your draft from <Time at={fromWallClock(draft.at)} /> is not sent.
            </p>
          )}
        </>
      }
      actions={
        <Button
          look="quiet"
          className="-mr-3"
          aria-label={draft === null ? 'Edit the description' : 'Continue the draft'}
          aria-haspopup="dialog"
          closedBecause={whyClosed(right)}
          onClick={() => {
            setSaved(false)
            setOpen(true)
          }}
        >
          {draft === null ? (blank ? 'Write' : 'Edit') : 'Continue'}
        </Button>
      }
    >
      {blank ? (
        <Empty>No description. {empty}</Empty>
      ) : (
        <Folded what="description">
          <Markdown text={text} what="the description" />
        </Folded>
      )}
      {open && (
        <Suspense fallback={null}>
          <Editor
            on={on}
            current={text}
            onSent={() => setSaved(true)}
            onClose={() => {
              setDraft(readDraft(drafts, on))
              setOpen(false)
            }}
          />
        </Suspense>
      )}
    </Panel>
  )
}
