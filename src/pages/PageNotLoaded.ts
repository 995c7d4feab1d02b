/** The code of a page could not be loaded: its server is gone, or has a newer build. Not a fault of any registry. */
export class PageNotLoaded extends Error {
  override readonly name = 'PageNotLoaded'
}
