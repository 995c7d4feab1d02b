import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { Markdown } from '../../ui/Markdown'
import { Panel } from '../../ui/Panel'

// A longer text would push the signature out of sight.
const LONG = { characters: 500, lines: 8 }

/** What somebody wrote about this version. */
export function DescriptionPanel({ text }: { text: string }) {
  const [whole, setWhole] = useState(false)
  const long = text.length > LONG.characters || text.split('\n').length > LONG.lines
  return (
    <Panel title="Description">
      {text.trim() === '' ? (
        <Empty>No description. It would say what is new in this version, and why.</Empty>
      ) : (
        <>
          <div
            className={long && !whole ? 'max-h-40 overflow-hidden' : undefined}
            // a link below the cut was reached by keyboard
            onFocus={() => setWhole(true)}
          >
            <Markdown text={text} what="the description" />
          </div>
          {long && (
            <Button
              look="quiet"
              className="mt-1 -ml-3"
              aria-expanded={whole}
              onClick={() => setWhole(!whole)}
            >
              {whole ? 'Show less' : 'Show the whole description'}
            </Button>
          )}
        </>
      )}
    </Panel>
  )
}
