import { Button } from '../../ui/Button'
import { CopyButton } from '../../ui/CopyButton'
import { Empty } from '../../ui/Empty'

/** A name without a model behind it. */
export function NoVersions({ name }: { name: string }) {
  const command = `mlflow.register_model("models:/<model_id>", ${JSON.stringify(name)})`
  return (
    <Empty
      action={
        <div className="flex items-start gap-2 rounded bg-sunken p-2 text-ink">
          <code className="min-w-0 flex-1 font-mono">{command}</code>
          <CopyButton text={command} what="the command" />
        </div>
      }
    >
      No versions yet: this is a name without a model behind it. Register one from Python:
    </Empty>
  )
}

interface NothingProps {
  /** Versions looked at so far. */
  read: number
  complete: boolean
  onClear: () => void
}

/** A search without a hit. */
export function NothingFound({ read, complete, onClear }: NothingProps) {
  return (
    <Empty action={<Button onClick={onClear}>Show all versions</Button>}>
      {complete
        ? 'No version is like that.'
        : `None of the ${read.toLocaleString('en')} versions searched so far is like that; there are more.`}
    </Empty>
  )
}
