import { breaks, contractVerdict, verdictSentence } from '../contract/contractVerdict'
import { pathText } from '../contract/rule'
import { type Finding, finding, notKnown } from './check'
import type { VersionFacts } from './facts'

export function contractGate(candidate: VersionFacts, holder: VersionFacts): Finding {
  const from = 'MLmodel of both'
  const [own, held] = [candidate.mlmodel, holder.mlmodel]
  if (!own.known) return notKnown('MLmodel', own)
  if (!held.known) return notKnown(`MLmodel of version ${holder.version.version}`, held)
  const verdict = contractVerdict(held.value.signature, own.value.signature, {
    before: `version ${holder.version.version}`,
    after: `version ${candidate.version.version}`,
  })
  const sentence = verdictSentence(verdict).replace(/\.$/, '')
  const rules = verdict.rules.map(({ path, means }) => `${pathText(path)}: ${means}`)
  const gaps = verdict.unknowns.map(({ because }) => because)
  switch (verdict.says) {
    case 'identical':
      return finding('pass', from, sentence)
    case 'compatible':
      return finding('pass', from, sentence, rules)
    case 'breaking': {
      const breaking = verdict.rules.filter(breaks).length
      return finding(
        'fail',
        from,
        sentence,
        breaking > 1 || gaps.length > 0 ? [...rules, ...gaps] : rules.slice(1),
      )
    }
    case 'unknown':
      return finding('unknown', from, sentence, [...gaps.slice(1), ...rules])
    default:
      return verdict.says satisfies never
  }
}
