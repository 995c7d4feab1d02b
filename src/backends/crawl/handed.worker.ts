import { readSnapshot } from '../../registry/snapshot/snapshotFile'
import { createSessionWatch } from '../sessionWatch'
import type { HandedAnswer, HandedRequest } from './takeHanded'

// Takes what the console hands out, and reads it away from the page: it may have twenty million characters.

addEventListener('message', ({ data }: MessageEvent<HandedRequest>) => void take(data))

async function take({ person, workspace }: HandedRequest) {
  const ask = person === null ? fetch : createSessionWatch(person).fetch
  const answer: HandedAnswer = { snapshot: null }
  try {
    const response = await ask('/-/snapshot')
    const file = response.ok ? readSnapshot(await response.text()) : null
    if (file?.head.workspace === workspace) answer.snapshot = file.snapshot
  } catch {
    // the page reads the registry itself
  }
  postMessage(answer)
}
