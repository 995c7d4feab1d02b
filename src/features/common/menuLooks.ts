/** The buttons above a list, most of which open menus. */
export const MENU =
  'min-h-7 rounded px-2 text-table whitespace-nowrap text-quiet hover:bg-hover hover:text-ink aria-expanded:bg-hover aria-expanded:text-ink'
