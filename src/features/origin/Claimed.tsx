import { Reason } from '../../ui/Reason'
import { UserText } from '../../ui/UserText'

/** A person's name that a client wrote down and nobody checked. */
export function Claimed({ by }: { by: string }) {
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <UserText text={by} />
      <span className="rounded border border-dashed border-line-strong px-1 text-label text-quiet">
        <Reason because="MLflow takes this name from the client that logged the run. Nobody checked it.">
          claimed
        </Reason>
      </span>
    </span>
  )
}
