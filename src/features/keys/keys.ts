interface Keys {
  where: string
  keys: readonly { press: readonly string[]; does: string }[]
}

/** Every key of the console, as the dialog lists them. */
export const KEYS: readonly Keys[] = [
  {
    where: 'Everywhere',
    keys: [
      { press: ['Ctrl', 'K'], does: 'Search or jump: models, versions, pages, actions' },
      { press: ['/'], does: 'Go to the search box of this page' },
      { press: ['?'], does: 'Show these keys' },
      { press: ['Esc'], does: 'Close what is open, or empty the search box' },
    ],
  },
  {
    where: 'In lists of models and of versions',
    keys: [
      { press: ['j'], does: 'Next row; in the list, the arrows do it too' },
      { press: ['k'], does: 'Row before' },
      { press: ['Enter'], does: 'Open the row' },
      { press: ['x'], does: 'Select the row, or no longer' },
      { press: ['Shift', 'X'], does: 'Select from the last one to here' },
      { press: ['c'], does: 'Keep what is selected to compare later' },
      { press: ['Esc'], does: 'Select nothing' },
    ],
  },
  {
    where: 'In the reviews',
    keys: [
      { press: ['j'], does: 'Next request' },
      { press: ['k'], does: 'Request before' },
      { press: ['Enter'], does: 'Open it' },
      { press: ['a'], does: 'Open it to approve' },
      { press: ['r'], does: 'Open it to reject' },
      { press: ['c'], does: 'Open it to comment' },
    ],
  },
]
