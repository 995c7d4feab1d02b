import { gitFacts } from '../gitFacts'
import type { Dataset, Run } from '../tracking'
import { trainedOn } from '../trainedOn'
import { type Finding, finding, notKnown, worst } from './check'
import type { VersionFacts } from './facts'
import { listed } from './words'

const FROM = 'run and its tags'

export function lineageGate({ run, loggedModel }: VersionFacts): Finding {
  if (!run.known) {
    return run.because === 'missing'
      ? finding('fail', FROM, 'The run that made it is gone')
      : notKnown('run', run)
  }
  if (run.value === null)
    return finding('warn', FROM, 'It names no run: what made it is not recorded')
  const logged = loggedModel.known ? loggedModel.value : null
  return worst(
    FROM,
    [ofRun(run.value), ofData(run.value), ofCode(run.value, logged)],
    'Run, data and code are recorded',
  )
}

const ofRun = ({ deleted, id }: Run) =>
  deleted
    ? finding('fail', FROM, 'The run that made it is deleted')
    : finding('pass', FROM, `Made by the run ${id}`)

const ofData = ({ datasets }: Run) =>
  datasets.length === 0
    ? finding('warn', FROM, 'No dataset is recorded')
    : finding('pass', FROM, `Data: ${names(datasets)}`)

function ofCode(run: Run, logged: { tags: Run['tags'] } | null): Finding {
  const git = gitFacts(run.tags) ?? (logged && gitFacts(logged.tags))
  if (git === null) return finding('warn', FROM, 'No commit is recorded')
  return git.dirty === true
    ? finding('warn', FROM, `Made from the commit ${git.commit} with changes that are in no commit`)
    : finding('pass', FROM, `Commit ${git.commit}`)
}

export function dataGate(candidate: VersionFacts, holder: VersionFacts): Finding {
  const from = 'runs of both'
  const of = `version ${holder.version.version}`
  if (!candidate.run.known) return notKnown('run', candidate.run)
  if (!holder.run.known) return notKnown(`run of ${of}`, holder.run)
  const [own, held] = [trainedOn(candidate.run.value), trainedOn(holder.run.value)]
  if (own.length === 0) return finding('unknown', from, 'What it was trained on is not recorded')
  if (held.length === 0)
    return finding('unknown', from, `What ${of} was trained on is not recorded`)
  const [mine, theirs] = [digests(own), digests(held)]
  const same = mine.size === theirs.size && [...mine].every((digest) => theirs.has(digest))
  return same
    ? finding('pass', from, `Trained on the same data as ${of}: ${names(own)}`)
    : finding(
        'warn',
        from,
        `Trained on other data than ${of}: ${names(own)}; before, ${names(held)}`,
      )
}

const digests = (sets: readonly Dataset[]) => new Set(sets.map(({ digest }) => digest))

const names = (sets: readonly Dataset[]) =>
  listed(sets.map(({ name, digest }) => `${name} #${digest}`))
