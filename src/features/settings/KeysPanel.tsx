import { useState } from 'react'
import { singleKeysOn, turnSingleKeys } from '../../lib/singleKeys'
import { Panel } from '../../ui/Panel'
import { NotKept } from './ThemePanel'

/** Whether keys without Ctrl do things. */
export function KeysPanel() {
  const [on, setOn] = useState(singleKeysOn)
  const [kept, setKept] = useState(true)
  return (
    <Panel title="Keys">
      <label className="flex min-h-8 items-baseline gap-2 text-table">
        <input
          type="checkbox"
          checked={on}
          onChange={({ target: { checked } }) => {
            setOn(checked)
            setKept(turnSingleKeys(checked))
          }}
          className="translate-y-0.5 accent-(--accent)"
        />
        Single keys, such as ? and j
      </label>
      <p className="max-w-[72ch] text-table text-quiet">
        They work outside fields. Turn them off when you speak to your computer, or when they get in
        your way. Ctrl K always works.
      </p>
      {!kept && <NotKept />}
    </Panel>
  )
}
