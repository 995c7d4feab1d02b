/** An address that a text of somebody else may link to, and where it leads, in words. */
export interface SafeLink {
  href: string
  /** Host of a web address (in its ASCII form, so that look-alikes show), or the mail address. */
  leadsTo: string
}

/** The link, if `address` is an absolute http, https or mailto address; null for everything else. */
export function safeLink(address: string): SafeLink | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  switch (url.protocol) {
    case 'http:':
    case 'https:':
      return { href: url.href, leadsTo: url.host }
    case 'mailto:':
      return { href: url.href, leadsTo: url.pathname }
    default:
      return null
  }
}
