/**
 * The mock can't start in this page, and would not on another try: another address or a new load may help. The message
 * is a sentence to show.
 */
export class MockFailure extends Error {
  override readonly name = 'MockFailure'

  readonly kind: 'no-such-seed' | 'not-started'

  constructor(kind: MockFailure['kind'], message: string) {
    super(message)
    this.kind = kind
  }
}
