/** May this person do it? "Cannot know" is not "no". */
export type Right =
  | { may: 'yes' }
  | { may: 'no'; because: string }
  /** The backend has no way to ask. Offer the action and show the server's answer. */
  | { may: 'unknown' }
