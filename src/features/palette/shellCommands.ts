import { THEMES, chooseTheme, currentTheme } from '../../lib/theme'
import { THEME_NAMES } from '../common/themeNames'
import type { Command } from './entries'

/** What can be done wherever one is. */
export function shellCommands(): Command[] {
  const now = currentTheme()
  return [
    {
      name: 'Copy the link to this page',
      run: () => void navigator.clipboard.writeText(location.href),
    },
    ...THEMES.filter((theme) => theme !== now).map((theme) => ({
      name: `Theme: ${THEME_NAMES[theme]}`,
      run: () => void chooseTheme(theme),
    })),
  ]
}
