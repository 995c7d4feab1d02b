import type { Theme } from '../../lib/theme'

export const THEME_NAMES = {
  system: 'as the system',
  light: 'light',
  dark: 'dark',
  contrast: 'high contrast',
} as const satisfies Record<Theme, string>
