/** Versions are numbers on every server we know, and text on the wire: what of one may stand in a name elsewhere. */
export const slugVersion = (version: string): string => version.replace(/[^0-9A-Za-z]/g, '') || '0'
