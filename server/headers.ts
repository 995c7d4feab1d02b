/** Headers as they came: order, spelling and duplicates kept. */
export type HeaderList = readonly (readonly [name: string, value: string])[]

/** Every value of one header; `name` in lower case. Only this very spelling: `x_forwarded_user` is another header. */
export function valuesOf(headers: HeaderList, name: string): string[] {
  return headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value)
}

/** The value of a header that came exactly once; null when it is absent or ambiguous. */
export function onlyValue(headers: HeaderList, name: string): string | null {
  const values = valuesOf(headers, name)
  return values.length === 1 ? (values[0] ?? null) : null
}
