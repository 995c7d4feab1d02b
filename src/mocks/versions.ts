import type { VersionRow } from './world'

/** Versions that exist by rule: numbers 1 to `count`, none of them made before somebody looks. */
export interface Plan {
  count: number
  /** When a version was made, in ms; never falls as numbers rise. */
  createdAt: (version: number) => number
  make: (version: number) => VersionRow
}

const NOTHING: Plan = {
  count: 0,
  createdAt: () => 0,
  make: () => {
    throw new Error('there is no plan to make a version by')
  },
}

const PLANNED_STAGE = 'None'

/**
 * The versions of one model by number, oldest first. Sorting and paging look at numbers, times and stages, which cost
 * nothing: a model of 200,000 versions makes the rows that are answered, and no others.
 */
export class Versions {
  private readonly plan: Plan
  /** Whatever may have been written to. Numbers beyond the plan are here alone. */
  private readonly kept = new Map<number, VersionRow>()
  private readonly gone = new Set<number>()

  constructor(plan: Plan = NOTHING) {
    this.plan = plan
  }

  private planned(version: number) {
    return (
      Number.isInteger(version) &&
      version >= 1 &&
      version <= this.plan.count &&
      !this.gone.has(version)
    )
  }

  has(version: number): boolean {
    return this.kept.has(version) || this.planned(version)
  }

  /** The row itself: what is written to it stays. */
  get(version: number): VersionRow | undefined {
    const row = this.peek(version)
    if (row) this.kept.set(version, row)
    return row
  }

  /** A row to read from: one that was never got is forgotten again. */
  peek(version: number): VersionRow | undefined {
    return this.kept.get(version) ?? (this.planned(version) ? this.plan.make(version) : undefined)
  }

  set(version: number, row: VersionRow) {
    this.kept.set(version, row)
  }

  delete(version: number) {
    this.kept.delete(version)
    if (version <= this.plan.count) this.gone.add(version)
  }

  *keys(): Generator<number> {
    for (let version = 1; version <= this.plan.count; version += 1)
      if (!this.gone.has(version)) yield version
    for (const version of this.kept.keys()) if (version > this.plan.count) yield version
  }

  *values(): Generator<VersionRow> {
    for (const version of this.keys()) {
      const row = this.peek(version)
      if (row) yield row
    }
  }

  /** Those that are not there by rule alone. */
  written(): Iterable<VersionRow> {
    return this.kept.values()
  }

  createdAt(version: number): number {
    return this.kept.get(version)?.creation_timestamp ?? this.plan.createdAt(version)
  }

  updatedAt(version: number): number {
    return this.kept.get(version)?.last_updated_timestamp ?? this.plan.createdAt(version)
  }

  stageOf(version: number): string {
    return this.kept.get(version)?.current_stage ?? PLANNED_STAGE
  }

  /** 0 when there is none. */
  get newest(): number {
    let newest = 0
    for (const version of this.keys()) newest = Math.max(newest, version)
    return newest
  }
}
