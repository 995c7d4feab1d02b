/** Lines that both texts have, or only one of them. */
export interface DiffPart {
  kind: 'same' | 'removed' | 'added'
  lines: readonly string[]
}

// Cells of the table of common lines. What is larger is not compared line by line: 2000 lines against 2000 take some
// ten milliseconds.
const LARGEST = 4_000_000

/** What leads from one text to another, by lines. Where both are very long, their differing middle is one change. */
export function diffLines(before: string, after: string): DiffPart[] {
  return changes(before.split('\n'), after.split('\n'))
}

function changes(a: readonly string[], b: readonly string[]): DiffPart[] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (
    end < a.length - start &&
    end < b.length - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  ) {
    end++
  }
  const parts: DiffPart[] = []
  const add = (kind: DiffPart['kind'], lines: readonly string[]) => {
    if (lines.length === 0) return
    const last = parts.at(-1)
    if (last?.kind === kind) parts[parts.length - 1] = { kind, lines: [...last.lines, ...lines] }
    else parts.push({ kind, lines })
  }
  add('same', a.slice(0, start))
  middle(a.slice(start, a.length - end), b.slice(start, b.length - end), add)
  add('same', a.slice(a.length - end))
  return parts
}

function middle(
  a: readonly string[],
  b: readonly string[],
  add: (kind: DiffPart['kind'], lines: readonly string[]) => void,
) {
  if (a.length * b.length > LARGEST) {
    add('removed', a)
    add('added', b)
    return
  }
  const common = commonLengths(a, b)
  const width = b.length + 1
  let i = 0
  let j = 0
  // removed before added, wherever both are possible
  const removed: string[] = []
  const added: string[] = []
  const flush = () => {
    add('removed', removed.splice(0))
    add('added', added.splice(0))
  }
  while (i < a.length || j < b.length) {
    const [mine, theirs] = [a[i], b[j]]
    if (mine !== undefined && mine === theirs) {
      flush()
      add('same', [mine])
      i++
      j++
    } else if (
      theirs === undefined ||
      (mine !== undefined && (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      removed.push(mine ?? '')
      i++
    } else {
      added.push(theirs)
      j++
    }
  }
  flush()
}

/** How many lines the rests of both have in common, for each pair of places to begin. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array {
  const width = b.length + 1
  const common = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] =
        a[i] === b[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0)
    }
  }
  return common
}
