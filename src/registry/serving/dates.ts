const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:([T ])(\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/

/** A date as people write it to servers. `shape` is equal for those that one format reads. */
export type ReadDate =
  | { state: 'read'; shape: string; zone: boolean }
  /** Written as a date that no calendar has, or that nanoseconds since 1970 can't hold. */
  | { state: 'impossible' }
  /** In another form, of which pandas understands many. */
  | { state: 'other' }

export function readDate(text: string): ReadDate {
  const found = ISO.exec(text)
  if (found === null) return { state: 'other' }
  const [, year, month, day, between = '', hour = '0', minute = '0', second, fraction, zone] = found
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  const at = new Date(Date.UTC(y, m - 1, d))
  const calendar = at.getUTCMonth() === m - 1 && at.getUTCDate() === d && m > 0
  const clock = Number(hour) < 24 && Number(minute) < 60 && Number(second ?? 0) < 60
  // https://pandas.pydata.org/docs/user_guide/timeseries.html#timestamp-limitations
  if (!calendar || !clock || y < 1678 || y > 2261) return { state: 'impossible' }
  const shape = `${between}${second === undefined ? '' : 's'}${fraction === undefined ? '' : 'f'}`
  return { state: 'read', shape, zone: zone !== undefined }
}
