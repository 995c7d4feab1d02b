import * as z from 'zod/mini'

/*
 * The facts that approvals are about, as they are written down; their canonical text is an attachment, its SHA-256 the
 * evidence hash. Everything is as the server says it, so that anybody can compute the same in any language.
 * docs/review-format.md is the long form.
 */

const text = z.string()
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** Something could not be had by whoever computed it, and this is why. Null always means that there is none. */
const lacking = z.object({ unknown: z.enum(['denied', 'missing', 'unreadable']) })

const dataset = z.object({ name: text, digest: text })

const metric = z.object({
  key: text,
  /** Numbers that JSON has no text for are spelled. */
  value: z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])]),
  dataset: z.nullable(dataset),
})

const metrics = z.union([z.array(metric), lacking])

export const evidenceForm = z.object({
  v: z.literal(1),
  /** The version that is to take over, or to be copied. */
  version: z.object({
    model: text,
    version: text,
    created: z.nullable(z.int()),
    source: text,
    status: text,
  }),
  run: z.union([z.nullable(z.object({ id: text, deleted: z.boolean() })), lacking]),
  /** Of the file, as UTF-8 without a byte-order mark. The signature stands in it. */
  mlmodel: z.union([hash, lacking]),
  /** Lines of requirements.txt without comments and blank lines, in their order. */
  requirements: z.union([z.nullable(z.array(text)), lacking]),
  /** What it was trained and measured on, as its run says. */
  datasets: z.union([z.array(z.object({ ...dataset.shape, context: z.nullable(text) })), lacking]),
  metrics,
  alias: z.object({ model: text, alias: text }),
  /** Who holds it. */
  holder: z.nullable(z.object({ version: text, created: z.nullable(z.int()), metrics })),
  /** The hash of the policy in force; null: none was ever set. */
  policy: z.nullable(hash),
})

export type EvidenceForm = z.infer<typeof evidenceForm>
export type EvidenceMetric = z.infer<typeof metric>
export type Lacking = z.infer<typeof lacking>
