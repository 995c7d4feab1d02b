import type { Question } from '../ask'

/** One request, and the answer that both servers must give. */
export interface Case extends Question {
  title: string
  status: number
  code?: string
}

type Outcome = Pick<Case, 'status' | 'code'>

export const OK: Outcome = { status: 200 }
export const INVALID: Outcome = { status: 400, code: 'INVALID_PARAMETER_VALUE' }
export const MISSING: Outcome = { status: 404, code: 'RESOURCE_DOES_NOT_EXIST' }
/** An answer that is not MLflow's own: Flask's page. */
export const page = (status: number): Outcome => ({ status })

export type Query = Readonly<Record<string, string | string[]>>

export const asking = (title: string, question: Question, outcome: Outcome = OK): Case => ({
  title,
  ...question,
  ...outcome,
})
