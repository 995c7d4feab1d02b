import { Alias, Version } from './MoveSentence'

/** Who holds an alias, now that somebody else has changed it. */
export function PointsTo({ alias, holder }: { alias: string; holder: string | null }) {
  return (
    <>
      <Alias name={alias} /> points to {holder === null ? 'nothing' : <Version of={holder} />} now.
    </>
  )
}
