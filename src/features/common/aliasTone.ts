const TONES = {
  champion: 'border-champion-line bg-champion-ground text-champion',
  challenger: 'border-challenger-line bg-challenger-ground text-challenger',
  other: 'border-alias-line bg-alias-ground text-alias',
} as const

/** The classes an alias is drawn in. Aliases are case-sensitive: only exact names get a tone of their own. */
export const aliasTone = (alias: string): string =>
  TONES[alias === 'champion' || alias === 'challenger' ? alias : 'other']
