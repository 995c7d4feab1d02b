/** Stands in for `tldts`, of which MSW's cookie jar asks only this. The mock sets no cookies. */
export const getDomain = (): null => null
