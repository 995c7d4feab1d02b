import { WaitingStrip } from '../../features/reviews/WaitingStrip'
import { SinceLastVisit } from '../../features/visits/SinceLastVisit'
import type { RegisteredModel } from '../../registry/model'

/** Beside the title of the list: what waits, and what changed since the last visit. Comes after the first rows. */
export function Beside({ models }: { models: readonly RegisteredModel[] }) {
  return (
    <>
      <WaitingStrip models={models} />
      <SinceLastVisit models={models} />
    </>
  )
}
