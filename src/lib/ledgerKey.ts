/** Under which a browser keeps that a registry has a ledger. */
export const ledgerKey = (registry: string) => `ringside.ledger.${registry}`
