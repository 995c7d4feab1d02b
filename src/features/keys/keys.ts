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
]
