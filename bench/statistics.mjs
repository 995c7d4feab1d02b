/**
 * The value below which that share of the numbers lies, by the nearest rank: always one of them.
 * @param {readonly number[]} numbers not empty
 * @param {number} share 0 to 1
 */
export function quantile(numbers, share) {
  const sorted = numbers.toSorted((a, b) => a - b)
  const rank = Math.min(sorted.length, Math.max(1, Math.ceil(share * sorted.length)))
  const value = sorted[rank - 1]
  if (value === undefined) throw new Error('nothing was measured')
  return value
}

/** @param {readonly number[]} numbers */
export const median = (numbers) => quantile(numbers, 0.5)

/** @param {number} value */
const rounded = (value) =>
  // from 99.5 on, two digits are not enough
  value >= 99.5 || Number.isInteger(value)
    ? Math.round(value).toLocaleString('en')
    : value.toPrecision(2)

/**
 * The middle of several runs, and from where to where they went: `41 (38–55)`; a number alone where they agree.
 * @param {readonly number[]} numbers
 */
export function spread(numbers) {
  const [middle, least, most] = [median(numbers), Math.min(...numbers), Math.max(...numbers)].map(
    rounded,
  )
  return least === most ? `${middle}` : `${middle} (${least}–${most})`
}
