import * as z from 'zod/mini'

// MLflow's answers as they are on the wire, read tolerantly: unknown keys pass (servers grow), an absent or null list or
// text is an empty one (protobuf leaves empty fields out), an int64 is a number or a string. Strict where a guess would
// mislead: names, versions, aliases. Types named Wire… are what a server sends; `z.output` of a schema is what we read.

/** A text that may be left out: protobuf JSON drops empty ones. */
export const text = z.pipe(
  z.optional(z.nullable(z.string())),
  z.transform((value) => value ?? ''),
)

/** A text whose absence means something; the empty text is MLflow's way of saying "none" (`run_id: ""`). */
export const textOrNull = z.pipe(
  z.optional(z.nullable(z.string())),
  z.transform((value) => (value === undefined || value === '' ? null : value)),
)

export const name = z.string().check(z.minLength(1))

/** MLflow sends a string, Unity Catalog and some tags a number. A number beyond 2^53 has lost digits: not a version. */
export const version = z.pipe(
  z.pipe(
    z.union([z.string(), z.number()]),
    z.transform((value) =>
      typeof value === 'string' ? value : Number.isSafeInteger(value) ? String(value) : '',
    ),
  ),
  name,
)

export const int64 = z.union([z.number(), z.string()])

/** Milliseconds. 0 is protobuf's "not set"; a number that is no date is no date. */
export const millis = z.pipe(
  z.optional(z.nullable(int64)),
  z.transform((value) => {
    if (value === undefined || value === null || value === '' || Number(value) === 0) return null
    const date = new Date(Number(value))
    return Number.isNaN(date.getTime()) ? null : date
  }),
)

/** An absent, null or empty list is the same: nothing there. */
export const list = <T extends z.ZodMiniType>(item: T) =>
  z.pipe(
    z.optional(z.nullable(z.array(item))),
    z.transform((items) => items ?? []),
  )

/** Rows of a page, each read on its own: one that can't be read is counted, and takes no other with it. */
export const rows = <T extends z.ZodMiniType>(row: T) =>
  z.pipe(
    // oxlint-disable-next-line promise/valid-params -- zod's catch, not a promise's
    z.optional(z.nullable(z.array(z.catch(z.nullable(row), null)))),
    z.transform((read) => {
      const items = (read ?? []).filter((item) => item !== null)
      return { items, skipped: (read ?? []).length - items.length }
    }),
  )

export const tag = z.object({ key: z.string(), value: text })
