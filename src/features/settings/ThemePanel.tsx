import { useId, useState } from 'react'
import { THEMES, type Theme, chooseTheme, currentTheme } from '../../lib/theme'
import { Panel } from '../../ui/Panel'

const WORDS: Readonly<Record<Theme, { name: string; says: string }>> = {
  system: { name: 'As the system', says: 'light or dark, as this computer has it' },
  light: { name: 'Light', says: 'dark ink on white' },
  dark: { name: 'Dark', says: 'light ink on near black' },
  contrast: {
    name: 'High contrast',
    says: 'black and white, strong lines; light or dark as the system',
  },
}

/** The colours of this console in this browser. */
export function ThemePanel() {
  const group = useId()
  const [theme, setTheme] = useState(currentTheme)
  const [kept, setKept] = useState(true)
  return (
    <Panel title="Theme">
      <fieldset className="space-y-1">
        <legend className="sr-only">Theme</legend>
        {THEMES.map((one) => (
          <label key={one} className="flex min-h-8 items-baseline gap-2 text-table">
            <input
              type="radio"
              name={group}
              checked={theme === one}
              onChange={() => {
                setTheme(one)
                setKept(chooseTheme(one))
              }}
              className="translate-y-0.5 accent-(--accent)"
            />
            <span className="w-28 shrink-0">{WORDS[one].name}</span>
            <span className="text-quiet">{WORDS[one].says}</span>
          </label>
        ))}
      </fieldset>
      {!kept && <NotKept />}
    </Panel>
  )
}

/** Where the browser keeps nothing for us. */
export function NotKept() {
  return (
    <p role="status" className="mt-2 text-table text-warn">
      <span aria-hidden="true">▲ </span>This browser keeps nothing for this page: the choice holds
      until you reload.
    </p>
  )
}
