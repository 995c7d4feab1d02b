/**
 * A ref for the field where a dialog's work begins. The attribute is for a dialog that is still to be shown (the browser
 * looks for it then), the call for one that is open and was waiting for what the field needs.
 */
export function focusFirst(field: HTMLElement | null) {
  field?.setAttribute('autofocus', '')
  field?.focus()
}
