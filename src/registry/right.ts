/** May this person do it? "Cannot know" is not "no". */
export type Right =
  /** `because`: by which grant, role or default; absent where nobody said. */
  | { may: 'yes'; because?: string }
  | { may: 'no'; because: string }
  /** Nobody can tell, or it is not read yet. Offer the action and show the server's answer. */
  | { may: 'unknown'; because?: string }
