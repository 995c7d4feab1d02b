/** Who works on Northbank's models, as they sign in. */
export const MIRA = 'mira.okafor'
export const JONAS = 'jonas.lindqvist'
export const AISHA = 'aisha.rahman'
export const TOMAS = 'tomas.herrera'
export const WEI = 'wei.zhang'
export const ELIF = 'elif.demir'
/** Validates models that others made. */
export const NOOR = 'noor.haddad'
/** Head of machine learning. */
export const HENRIK = 'henrik.vos'
/** Of the loan desk: uses scores, makes none. */
export const ROSA = 'rosa.lindgren'
/** Runs the registry: adds people, and is nobody's eyes. */
export const PLATFORM = 'platform'
/** `mlflow-ringside watch`: writes down what others moved. */
export const WATCH = 'svc-ringside-watch'

const forge = (name: string) => `https://git.northbank.example/models/${name}.git`

export const REPOS = {
  risk: forge('risk'),
  customers: forge('customers'),
  operations: forge('operations'),
}
