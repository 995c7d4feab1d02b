/** What a part of a bar is filled with: told apart without its colour. */
export type Fill = 'solid' | 'striped' | 'dotted' | 'crossed'

/** A kind of thing that is counted in each bar. */
export interface BarPart {
  name: string
  /** A CSS colour, by its token. */
  color: string
  fill: Fill
}

export interface Bar {
  /** Below it, in a word or two. */
  label: string
  /** One number for each part. */
  counts: readonly number[]
  /** What is counted in it is not all of it. */
  part: boolean
}

export interface BarsProps {
  /** What is shown, as a sentence; spoken before the numbers are. */
  label: string
  parts: readonly BarPart[]
  bars: readonly Bar[]
  /** In pixels; as wide as there is room where it is left out, which paper does not tell in time. */
  width?: number
}

export const BARS_HEIGHT = 160
