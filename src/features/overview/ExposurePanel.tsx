import { useId, useState } from 'react'
import { counted } from '../../lib/counted'
import type { Advisories } from '../../registry/advisories/readAdvisories'
import type { Member } from '../../registry/overview/members'
import { exposed } from '../../registry/overview/exposure'
import { UserText } from '../../ui/UserText'
import { AnswerBody, answerRows } from './AnswerBody'
import { Asked } from './Asked'

const TITLE = 'What do they need that is known to be unsafe?'

interface Chosen {
  name: string
  list: Advisories
}

/** Holders whose packages are on a list of advisories that somebody has. It is read here, sent nowhere, and gone with the page. */
export function ExposurePanel({ members, who }: { members: readonly Member[]; who: string }) {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [unread, setUnread] = useState<string | null>(null)
  const answer = chosen === null ? undefined : exposed(members, chosen.list)

  async function take(files: readonly File[]) {
    if (files.length === 0) return
    try {
      setChosen({
        name: files.length === 1 ? (files[0]?.name ?? '') : counted(files.length, 'file'),
        list: await readFiles(files),
      })
      setUnread(null)
    } catch (error) {
      setUnread(error instanceof Error ? error.message : String(error))
    }
  }

  return (
    <Asked title={TITLE} rows={answerRows(answer)}>
      {answer === undefined ? (
        <p className="text-table text-quiet">
          ? Not known: no list of advisories is chosen. Records of the OSV format (JSON, one or
          many) will do, or a CSV of package and range of versions. It is read in this tab and sent
          nowhere.
        </p>
      ) : (
        <AnswerBody
          title={TITLE}
          answer={answer}
          says={`${who} are bound to a version of a package that the list warns of`}
        >
          <p className="text-label text-quiet">
            By what requirements.txt lists; what that pulls in is not known.
          </p>
        </AnswerBody>
      )}
      {chosen !== null && (
        <p className="mt-1 text-table text-quiet">
          By <UserText text={chosen.name} />: {counted(chosen.list.count, 'warning')} of{' '}
          {counted(chosen.list.byPackage.size, 'package')}
          {chosen.list.skipped > 0 &&
            `, and ${counted(chosen.list.skipped, 'row')} that could not be understood`}
          .
        </p>
      )}
      {unread !== null && (
        <p role="alert" className="mt-2 text-table text-fail">
          ✕ The list could not be read: {unread}
        </p>
      )}
      <Choose onChoose={(files) => void take(files)} />
    </Asked>
  )
}

function Choose({ onChoose }: { onChoose: (files: readonly File[]) => void }) {
  const field = useId()
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 print:hidden">
      <label htmlFor={field} className="text-table text-quiet">
        List of advisories
      </label>
      <input
        id={field}
        type="file"
        multiple
        accept=".json,.jsonl,.ndjson,.csv,application/json,text/csv"
        onChange={({ target }) => onChoose([...(target.files ?? [])])}
        className="max-w-full text-table text-quiet file:mr-2 file:min-h-7 file:rounded file:border file:border-solid file:border-line-strong file:bg-raised file:px-2 file:text-ink"
      />
    </p>
  )
}

/** Its reader is loaded with the first list. Throws where there is nothing in it that anybody could understand. */
async function readFiles(files: readonly File[]): Promise<Advisories> {
  const { ADVISORIES_MAX, readAdvisories } =
    await import('../../registry/advisories/readAdvisories')
  const size = files.reduce((sum, file) => sum + file.size, 0)
  if (size > ADVISORIES_MAX) throw new Error('It has more than 64 MiB.')
  const list = readAdvisories(await Promise.all(files.map((file) => file.text())))
  if (list.count === 0) throw new Error('It names no package of PyPI.')
  return list
}
