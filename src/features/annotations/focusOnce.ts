/** A ref for the field where the work begins: it takes the focus when it appears. */
export function focusOnce(field: HTMLElement | null) {
  field?.focus()
}
