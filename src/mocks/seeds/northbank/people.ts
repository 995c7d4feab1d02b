/** Who works on Northbank's models. Their addresses are of a domain that can't exist. */
export const MIRA = 'mira.okafor@northbank.example'
export const JONAS = 'jonas.lindqvist@northbank.example'
export const AISHA = 'aisha.rahman@northbank.example'
export const TOMAS = 'tomas.herrera@northbank.example'
export const WEI = 'wei.zhang@northbank.example'
export const ELIF = 'elif.demir@northbank.example'
/** Validates models that others made. */
export const NOOR = 'noor.haddad@northbank.example'
/** Head of machine learning. */
export const HENRIK = 'henrik.vos@northbank.example'
/** Of the loan desk: uses scores, makes none. */
export const ROSA = 'rosa.lindgren@northbank.example'

const forge = (name: string) => `https://git.northbank.example/models/${name}.git`

export const REPOS = {
  risk: forge('risk'),
  customers: forge('customers'),
  operations: forge('operations'),
}
