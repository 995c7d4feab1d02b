import { cut } from '../lib/cut'

// Names that share a long start differ at their end ("fraud-detector-eu-west-v2"), so the end is what must be kept.
const END = 10
const SHORT = 28
/** More of a name than any column shows. */
const MOST = 256

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * A long name in two, so that it can be cut in the middle; null for one that is short. The cut is never inside of what
 * is seen as one character, nor at a space, which would then stand at an end.
 */
export function splitName(name: string): { start: string; end: string } | null {
  if (name.length <= SHORT) return null
  const from = Math.max(0, name.length - END * 6)
  const starts = Array.from(graphemes.segment(name.slice(from)), ({ index }) => from + index)
  const at = starts
    .slice(1, Math.max(1, starts.length - END + 1))
    .findLast((index) => !/^\s|^.\s/su.test(name.slice(index - 1, index + 1)))
  if (at === undefined) return null
  return { start: cut(name.slice(0, at), MOST), end: name.slice(at) }
}
