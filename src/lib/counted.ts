const numbers = new Intl.NumberFormat('en')

/** `1,234`. */
export const grouped = (count: number) => numbers.format(count)

/** `1 model`, `1,234 models`. */
export const counted = (count: number, noun: string) =>
  `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`
