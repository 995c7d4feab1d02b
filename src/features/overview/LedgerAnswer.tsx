import type { ReactNode } from 'react'
import type { Answer } from '../../registry/overview/answer'
import type { Recorded } from '../../registry/overview/recorded'
import { AnswerBody, answerRows } from './AnswerBody'
import { Asked } from './Asked'
import { FromLedger } from './FromLedger'
import type { Ledger } from './useLedger'

interface Props {
  title: string
  ledger: Ledger
  /** Undefined: the ledger has not been read. */
  answer: Answer | undefined
  says: ReactNode
  search: { to: string; label: string }
  children: (recorded: Recorded) => ReactNode
}

/** A question that only the ledger answers: a number, what is drawn of it, and the list behind it. */
export const LedgerAnswer = ({ title, ledger, answer, says, search, children }: Props) => (
  <Asked title={title} rows={answerRows(answer)}>
    <FromLedger ledger={ledger} would={null}>
      {(recorded) =>
        answer !== undefined && (
          <AnswerBody title={title} answer={answer} says={says} search={search}>
            {children(recorded)}
          </AnswerBody>
        )
      }
    </FromLedger>
  </Asked>
)
