import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Note } from '../../ui/Note'
import { Scroller } from '../../ui/Scroller'
import { Tabs } from '../../ui/Tabs'
import { TextLines } from '../../ui/TextLines'
import { DiffView } from '../../ui/DiffView'
import { focusFirst } from '../common/focusFirst'
import type { DescriptionEditing } from './useDescription'

const VIEWS = [
  { id: 'difference', label: 'Difference' },
  { id: 'theirs', label: 'Theirs now' },
  { id: 'mine', label: 'Yours' },
]

interface Props {
  editing: DescriptionEditing
  onClose: () => void
}

/** Somebody else changed the description meanwhile: both texts, what differs, and the three ways on. */
export function DescriptionConflict({ editing, onClose }: Props) {
  const [view, setView] = useState('difference')
  const { text, current, onTop, outcome } = editing
  const replaced = outcome?.kind === 'changed-by-other' && outcome.when === 'after'
  return (
    <div className="space-y-3">
      <Note tone="warn" title="Somebody else changed the description" live>
        {replaced
          ? 'Yours was written, and replaced at once. Yours is kept here.'
          : 'It is no longer what you began from. Nothing of yours was sent; your text is kept.'}
      </Note>
      <Tabs label="Both texts" tabs={VIEWS} chosen={view} onChoose={setView}>
        {(id) => (
          <Scroller label="Text" className="h-[min(22rem,40dvh)] px-1">
            {id === 'difference' ? (
              <>
                <p className="mb-2 text-table text-quiet">
                  − only in theirs, + only in yours: what replacing theirs would change.
                </p>
                <DiffView before={current} after={text} label="From theirs to yours" />
              </>
            ) : (
              <Whole text={id === 'theirs' ? current : text} label={id} />
            )}
          </Scroller>
        )}
      </Tabs>
      <div className="flex flex-wrap justify-end gap-2">
        <Button
          onClick={() => {
            editing.discard()
            onClose()
          }}
        >
          Take theirs, drop mine
        </Button>
        <Button onClick={editing.overwrite}>Replace theirs with mine</Button>
        <Button ref={focusFirst} look="primary" onClick={editing.goOn}>
          {onTop === null ? 'Edit mine further' : 'Put my changes into theirs'}
        </Button>
      </div>
    </div>
  )
}

function Whole({ text, label }: { text: string; label: string }) {
  if (text === '') return <p className="text-table text-quiet">No text.</p>
  return <TextLines text={text} label={label === 'theirs' ? 'Their text' : 'Your text'} />
}
