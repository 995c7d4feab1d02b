/** Somebody of the mock's world, whose eyes one may look through. */
export interface Persona {
  /** As they sign in. */
  user: string
  name: string
  role: string
  /** What they do there, and what they may, in a sentence or two. */
  may: string
}
