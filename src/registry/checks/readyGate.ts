import { bodyProblem } from './words'
import { checkInput } from '../checkInput'
import { type Finding, finding, notKnown } from './check'
import type { VersionFacts } from './facts'

export function readyGate({ version: { status, statusMessage } }: VersionFacts): Finding {
  const said = statusMessage === null || statusMessage === '' ? [] : [statusMessage]
  switch (status) {
    case 'READY':
      return finding('pass', 'version', 'The version is READY', said)
    case 'PENDING_REGISTRATION':
      return finding('fail', 'version', 'The version is still being registered', said)
    case 'FAILED_REGISTRATION':
      return finding('fail', 'version', 'Its registration failed', said)
    case 'UNKNOWN':
      return finding('unknown', 'version', 'The server says nothing of its status', said)
    default:
      return status satisfies never
  }
}

export function signatureGate({ mlmodel }: VersionFacts): Finding {
  if (!mlmodel.known) return notKnown('MLmodel', mlmodel)
  const { signature } = mlmodel.value
  if (signature === null)
    return finding('fail', 'MLmodel', 'Logged without a signature: MLflow checks no request')
  const parts = (['inputs', 'outputs'] as const).map(
    (side) => [side, signature[side].state] as const,
  )
  const unreadable = parts.filter(([, state]) => state === 'unreadable').map(([side]) => side)
  const none = parts.filter(([, state]) => state === 'none').map(([side]) => side)
  if (unreadable.length > 0)
    return finding('unknown', 'MLmodel', `Its signature can’t be read: ${unreadable.join(', ')}`)
  return none.length > 0
    ? finding('warn', 'MLmodel', `Its signature says nothing of ${none.join(' and ')}`)
    : finding('pass', 'MLmodel', 'Its signature names inputs and outputs')
}

export function exampleGate({ mlmodel, example }: VersionFacts): Finding {
  if (!mlmodel.known) return notKnown('MLmodel', mlmodel)
  const from = 'input example'
  if (mlmodel.value.inputExample === null)
    return finding('warn', 'MLmodel', 'Logged without an input example')
  if (!example.known) return notKnown(from, example)
  if (example.value === null)
    return finding(
      'unknown',
      from,
      'Its input example is of a kind that no request is made of here',
    )
  if (mlmodel.value.signature === null)
    return finding('unknown', from, 'There is no signature to check its input example against')
  const { says, problems, unsure, warnings } = checkInput(example.value, mlmodel.value.signature)
  const details = [...problems, ...unsure, ...warnings].map(bodyProblem)
  switch (says) {
    case 'refused':
      return finding('fail', from, 'Its own signature refuses its input example', details)
    case 'unsure':
      return finding(
        'unknown',
        from,
        'Whether its signature takes its input example is not known here',
        details,
      )
    case 'accepted':
      return details.length > 0
        ? finding(
            'warn',
            from,
            'Its signature takes its input example, though not as it is written',
            details,
          )
        : finding('pass', from, 'Its signature takes its input example')
    default:
      return says satisfies never
  }
}
