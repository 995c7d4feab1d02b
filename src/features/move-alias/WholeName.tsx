import { Scroller } from '../../ui/Scroller'
import { UserText } from '../../ui/UserText'

/** The name of a model to its last letter, for one that a title can't hold: names may differ only there. */
export function WholeName({ name }: { name: string }) {
  return (
    <Scroller
      label="Whole name of the model"
      className="mb-4 max-h-32 rounded bg-sunken px-3 py-2 text-table"
    >
      <UserText className="font-mono whitespace-pre-wrap" text={name} />
    </Scroller>
  )
}
