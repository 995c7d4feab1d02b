import { useState } from 'react'
import { Decision } from '../../features/promote/Decision'
import { MoveAliasDialog } from '../../features/move-alias/MoveAliasDialog'
import { useRight } from '../../features/common/useRight'
import type { Wish } from '../../registry/ledger/wish'

interface Props {
  model: string
  wish: Wish
  holder: string | null
}

/** The move at once, for an alias that nothing guards. */
export function PlainMove({ model, wish, holder }: Props) {
  const right = useRight(model, 'set-alias')
  const [open, setOpen] = useState(false)
  if (wish.to.kind === 'copy') return null
  const { version } = wish.to
  return (
    <Decision
      standing="Nothing guards this alias: whoever has the right moves it."
      acts={[
        {
          id: 'move',
          label: `Move @${wish.alias} to v${version}`,
          right:
            holder === version
              ? { may: 'no', because: `It points to v${version} already.` }
              : right,
          primary: true,
          asks: true,
          onDo: () => setOpen(true),
        },
      ]}
    >
      {open && (
        <MoveAliasDialog
          model={model}
          version={version}
          alias={wish.alias}
          onClose={() => setOpen(false)}
        />
      )}
    </Decision>
  )
}
