import type { Member } from './members'

/** How many members share something, and who they are. */
export interface Share {
  label: string
  models: readonly string[]
}

export interface Spread {
  /** The commonest first; a member with several flavors counts in each. */
  shares: readonly Share[]
  unknown: readonly string[]
}

const KINDS = {
  flavor: ({ read }: Member) =>
    read?.flavors.known
      ? // every model has python_function beside its own: it says nothing, unless it is all there is
        read.flavors.value
          .map(({ name }) => name)
          .filter((name, _, all) => all.length === 1 || name !== 'python_function')
      : null,
  library: ({ read }: Member) =>
    read?.flavors.known
      ? read.flavors.value.flatMap(({ name, library }) =>
          library === null ? [] : [`${name} ${library}`],
        )
      : null,
  mlflow: ({ read }: Member) => (read?.mlflow.known ? [read.mlflow.value ?? 'not said'] : null),
  python: ({ read }: Member) =>
    read?.python.known ? [read.python.value?.split('.').slice(0, 2).join('.') ?? 'not said'] : null,
} as const satisfies Record<string, (member: Member) => readonly string[] | null>

export type SpreadKind = keyof typeof KINDS

/** What members are made with, counted. */
export function spreadOf(members: readonly Member[], kind: SpreadKind): Spread {
  const shares = new Map<string, string[]>()
  const unknown: string[] = []
  for (const member of members) {
    const labels = KINDS[kind](member)
    if (labels === null) unknown.push(member.model.name)
    for (const label of new Set(labels)) {
      const share = shares.get(label) ?? []
      share.push(member.model.name)
      shares.set(label, share)
    }
  }
  return {
    shares: [...shares]
      .map(([label, models]) => ({ label, models }))
      .sort((a, b) => b.models.length - a.models.length || (a.label < b.label ? -1 : 1)),
    unknown,
  }
}
