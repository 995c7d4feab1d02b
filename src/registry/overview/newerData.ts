import { datasetPlace } from '../datasetPlace'
import type { Training } from '../snapshot/snapshot'
import type { Run } from '../tracking'
import { type Answer, ask } from './answer'
import { gapIn } from './gaps'
import type { Member } from './members'

/** What runs say of the data that holders were trained on. */
export interface RunsRead {
  runs: readonly Pick<Run, 'id' | 'experimentId' | 'started' | 'datasets'>[]
  /** Names of data of which not every run was read. */
  partial: ReadonlySet<string>
}

/** What MLflow calls a dataset that nobody named: that two are called so makes them no kin. */
const UNNAMED = 'dataset'

type Data = Training['data'][number]

const isNameless = ({ name, place }: Data) => name === UNNAMED && place === null

/** Names of data, by the experiment in which holders were trained on it: what is to be searched for. */
export function wantedData(members: readonly Member[]): ReadonlyMap<string, ReadonlySet<string>> {
  const wanted = new Map<string, Set<string>>()
  for (const { read } of members) {
    const training = read?.training.known ? read.training.value : null
    if (training === null) continue
    const names = wanted.get(training.experiment) ?? new Set()
    for (const data of training.data) if (!isNameless(data)) names.add(data.name)
    if (names.size > 0) wanted.set(training.experiment, names)
  }
  return wanted
}

/**
 * Holders whose experiment has used newer data than they were trained on: of the same name and in the same place, with a digest
 * whose first use is later than that of theirs. That somebody goes back to an older state makes it no newer.
 */
export function newerData(members: readonly Member[], read: RunsRead): Answer {
  const uses = usesOf(read)
  return ask(members, (member) => {
    const gap = gapIn(member, ({ training }) => training)
    if (gap !== null) return gap
    const training = member.read?.training.known ? member.read.training.value : null
    if (training === null) return { unknown: 'It names no run' }
    if (training.data.length === 0) return { unknown: 'What it was trained on is not recorded' }
    const found = training.data.map((data) => judge(data, training, uses, read.partial))
    const newer = found.flatMap((one) => (typeof one === 'string' ? one : []))
    if (newer.length > 0) return newer.join('; ')
    return found.find((one) => one !== null && typeof one !== 'string') ?? null
  })
}

interface Use {
  digest: string
  place: string | null
  first: Date
}

/** By experiment and name, each state of each place with its first use. */
type Uses = ReadonlyMap<string, readonly Use[]>

const nameIn = (experiment: string, name: string) => JSON.stringify([experiment, name])

function usesOf({ runs }: RunsRead): Uses {
  const uses = new Map<string, Map<string, Use>>()
  for (const { experimentId, started, datasets } of runs) {
    if (started === null) continue
    for (const dataset of datasets) {
      const { name, digest } = dataset
      const place = datasetPlace(dataset)
      const key = nameIn(experimentId, name)
      const states = uses.get(key) ?? new Map<string, Use>()
      const state = JSON.stringify([place, digest])
      const before = states.get(state)
      if (before === undefined || started < before.first)
        states.set(state, { digest, place, first: started })
      uses.set(key, states)
    }
  }
  return new Map([...uses].map(([key, states]) => [key, [...states.values()]]))
}

function judge(
  data: Data,
  { experiment, started }: Training,
  uses: Uses,
  partial: RunsRead['partial'],
): string | null | { unknown: string } {
  const { name, digest, place } = data
  if (isNameless(data)) return { unknown: 'Its data has no name of its own' }
  const states = uses.get(nameIn(experiment, name)) ?? []
  const own = states.find((use) => use.digest === digest && use.place === place)?.first ?? started
  if (own === null) return { unknown: `When ${name} #${digest} was first used is not recorded` }
  const later = states
    .filter((use) => use.digest !== digest && use.first > own)
    .toSorted((a, b) => b.first.getTime() - a.first.getTime())
  const [newest] = later.filter((use) => use.place === place)
  if (partial.has(name)) return { unknown: `Not every run on ${name} was read` }
  if (newest !== undefined)
    return `${name} is at #${newest.digest} since ${newest.first.toISOString().slice(0, 10)}; it used #${digest}`
  return later.length > 0 ? { unknown: `Newer data called ${name} lies elsewhere` } : null
}
