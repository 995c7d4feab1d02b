import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { THEMES, chooseTheme, currentTheme } from './theme'

const root = (): Pick<HTMLElement, 'dataset'> => ({ dataset: {} })
const closed = () => {
  throw new DOMException('closed', 'SecurityError')
}

test('a chosen theme is drawn and kept, the system’s is kept by keeping none', () => {
  const [page, kept] = [root(), new Map<string, string>()]
  const storage = () => ({
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
  expect(currentTheme(page)).toBe('system')
  expect(chooseTheme('dark', page, storage)).toBe(true)
  expect(currentTheme(page)).toBe('dark')
  expect([...kept.values()]).toEqual(['dark'])
  chooseTheme('system', page, storage)
  expect(currentTheme(page)).toBe('system')
  expect(kept.size).toBe(0)
})

test('a closed storage is said, and the page is drawn all the same', () => {
  const page = root()
  expect(chooseTheme('contrast', page, closed)).toBe(false)
  expect(currentTheme(page)).toBe('contrast')
})

test('the script before the first paint knows the same names', () => {
  const script = readFileSync(new URL('../../public/theme.js', import.meta.url), 'utf8')
  expect(script).toContain("getItem('ringside.theme')")
  expect(script).toContain(`^(${THEMES.filter((theme) => theme !== 'system').join('|')})$`)
})
