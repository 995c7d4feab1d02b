import type { ReactNode } from 'react'
import type { Answer } from '../../registry/overview/answer'
import { AnswerBody, answerRows } from './AnswerBody'
import { Asked } from './Asked'
import type { Mend } from './LinesTable'

interface Props {
  /** The question, as people ask it. */
  title: string
  answer: Answer
  /** What follows the number: "of 39 champions have no owner". */
  says: string
  /** The same list as a search among the models. */
  search?: { to: string; label: string }
  /** What can be done about each. */
  mend?: Mend
  children?: ReactNode
}

/** A question that the registry itself answers. */
export function QuestionPanel({ title, answer, ...body }: Props) {
  return (
    <Asked title={title} rows={answerRows(answer)}>
      <AnswerBody title={title} answer={answer} {...body} />
    </Asked>
  )
}
