interface Props {
  at: boolean
  /** What is looked at: "dataset iris". */
  what: string
  onLook: () => void
}

/** How a small act below a node's name looks. */
export const LOOK =
  'block min-h-6 text-label font-normal text-quiet hover:text-ink hover:underline aria-pressed:font-semibold aria-pressed:text-ink'

/** Shows in the picture what a row of the table is about. */
export const LookButton = ({ at, what, onLook }: Props) => (
  <button
    type="button"
    aria-pressed={at}
    aria-label={`Look at ${what}`}
    onClick={onLook}
    className={LOOK}
  >
    {at ? 'looked at' : 'Look at it'}
  </button>
)
