// https://peps.python.org/pep-0440/#appendix-b-parsing-version-strings-with-regular-expressions
const VERSION =
  /^v?(?:(?<epoch>\d+)!)?(?<release>\d+(?:\.\d+)*)(?:[-_.]?(?<stage>alpha|beta|preview|pre|rc|a|b|c)[-_.]?(?<pre>\d*))?(?:-(?<dashed>\d+)|[-_.]?(?<posted>post|rev|r)[-_.]?(?<post>\d*))?(?:[-_.]?(?<developed>dev)[-_.]?(?<dev>\d*))?(?:\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/

const STAGES: Readonly<Record<string, number>> = { a: 0, alpha: 0, b: 1, beta: 1 }
const RC = 2
const LAST = Infinity

interface Release {
  numbers: readonly number[]
  /** What follows the release: before it sort developments and pre-releases, after it post-releases. */
  rest: readonly number[]
  local: string
}

/** Negative where release `a` of a Python package is older than `b`, 0 where they are the same, null where PEP 440 can't tell. */
export function compareReleases(a: string, b: string): number | null {
  const [one, other] = [readRelease(a), readRelease(b)]
  if (one === null || other === null) return null
  return (
    compareNumbers(one.numbers, other.numbers) ||
    compareNumbers(one.rest, other.rest) ||
    (one.local < other.local ? -1 : Number(one.local > other.local))
  )
}

function readRelease(text: string): Release | null {
  const parts = VERSION.exec(text.trim().toLowerCase())?.groups
  if (parts === undefined) return null
  const {
    epoch,
    release = '',
    stage,
    pre,
    dashed,
    posted,
    post,
    developed,
    dev,
    local = '',
  } = parts
  const developing = developed !== undefined
  const posting = dashed !== undefined || posted !== undefined
  const before =
    stage === undefined
      ? // 1.0.dev1 is older than 1.0a1, 1.0.post1.dev1 is not
        [developing && !posting ? -1 : LAST, 0]
      : [STAGES[stage] ?? RC, Number(pre ?? 0)]
  return {
    numbers: [Number(epoch ?? 0), ...release.split('.').map(Number)],
    rest: [
      ...before,
      posting ? Number(dashed ?? (post || 0)) : -1,
      developing ? Number(dev || 0) : LAST,
    ],
    local,
  }
}

/** The shorter is filled with zeros: 1.0 is 1.0.0. */
function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [one, other] = [a[i] ?? 0, b[i] ?? 0]
    if (one !== other) return one < other ? -1 : 1
  }
  return 0
}
