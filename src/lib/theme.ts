export const THEMES = ['system', 'light', 'dark', 'contrast'] as const
export type Theme = (typeof THEMES)[number]

/** public/theme.js reads it before the page is drawn. */
const KEY = 'ringside.theme'

/** What this page is drawn in, as a person chose it. */
export function currentTheme(root: Pick<HTMLElement, 'dataset'> = document.documentElement): Theme {
  return THEMES.find((theme) => theme === root.dataset.theme) ?? 'system'
}

/** Draws this page in `theme`, and the next ones where the browser keeps it: false where it doesn't. */
export function chooseTheme(
  theme: Theme,
  root: Pick<HTMLElement, 'dataset'> = document.documentElement,
  storage: () => Pick<Storage, 'setItem' | 'removeItem'> = () => localStorage,
): boolean {
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
  try {
    if (theme === 'system') storage().removeItem(KEY)
    else storage().setItem(KEY, theme)
    return true
  } catch {
    return false
  }
}
