import { parseSearch, termsOf } from './search'
import { matcher } from './searchMatch'

/** What a list needs to search; lists that are not searched go without its code. */
export const searching = {
  terms: (text: string) => termsOf(parseSearch(text)),
  matcher,
}
