import { Note } from '../../ui/Note'
import { UserText } from '../../ui/UserText'

/** What of an MLmodel is not shown although it is there. Nothing where there is no such thing. */
export function MlmodelProblems({ problems }: { problems: readonly string[] }) {
  if (problems.length === 0) return null
  return (
    <Note tone="warn" title="Not all of MLmodel is shown here">
      <ul>
        {problems.map((problem) => (
          <li key={problem}>
            <UserText text={problem} />
          </li>
        ))}
      </ul>
    </Note>
  )
}
