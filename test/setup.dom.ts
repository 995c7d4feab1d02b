import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

// Testing Library cleans up by itself only where `afterEach` is a global.
afterEach(cleanup)

// jsdom knows dialogs and popovers, and can't show them.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true
}
HTMLElement.prototype.showPopover = function showPopover() {
  this.hidden = false
}
