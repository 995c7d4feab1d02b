import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Rgb = readonly [number, number, number]
type Tokens = ReadonlyMap<string, string>

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8').replaceAll(
  /\/\*.*?\*\//gs,
  '',
)

/** The tokens that the rule of this selector sets, as written. */
function tokensOf(selector: string): Tokens {
  const from = css.indexOf(`${selector} {`)
  if (from < 0) throw new Error(`tokens.css has no ${selector}`)
  const block = /\{(?<body>[^{}]*)\}/.exec(css.slice(from))?.groups?.body ?? ''
  return new Map(
    Array.from(block.matchAll(/--(?<name>[\w-]+):\s*(?<value>[^;]+);/g), ({ groups }) => [
      groups?.name ?? '',
      groups?.value ?? '',
    ]),
  )
}

/** What each token is in one of the two schemes of `light-dark(…, …)`. */
const inScheme = (tokens: Tokens, scheme: 'light' | 'dark'): Tokens =>
  new Map(
    Array.from(tokens, ([name, value]) => {
      const pair = /^light-dark\((?<light>[^()]+\([^()]*\)), (?<dark>[^()]+\([^()]*\))\)$/.exec(
        value,
      )
      return [name, pair?.groups?.[scheme] ?? value]
    }),
  )

const plain = tokensOf(':root')
const more = tokensOf(":root[data-theme='contrast']")
const SCHEMES: readonly [string, Tokens][] = [
  ['light', inScheme(plain, 'light')],
  ['dark', inScheme(plain, 'dark')],
  ['light, more contrast', inScheme(new Map([...plain, ...more]), 'light')],
  ['dark, more contrast', inScheme(new Map([...plain, ...more]), 'dark')],
]

/** OKLCH to linear sRGB, by the matrices of CSS Color 4 (section "Sample code for color conversions"). */
function linearRgb(tokens: Tokens, name: string): Rgb {
  const value = tokens.get(name)
  if (value === undefined) throw new Error(`no token --${name}`)
  const other = /^var\(--(?<other>[\w-]+)\)$/.exec(value)?.groups?.other
  if (other !== undefined) return linearRgb(tokens, other)
  const parts = /^oklch\((?<l>[\d.]+)% (?<c>[\d.]+) (?<h>[\d.]+)\)$/.exec(value)?.groups
  if (parts === undefined) throw new Error(`--${name} is no plain oklch(): ${value}`)
  const lightness = Number(parts.l) / 100
  const hue = (Number(parts.h) * Math.PI) / 180
  const a = Number(parts.c) * Math.cos(hue)
  const b = Number(parts.c) * Math.sin(hue)
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
}

/** WCAG 2: relative luminance and contrast. */
const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b
function contrast(tokens: Tokens, one: string, other: string): number {
  const [dim = 0, bright = 0] = [one, other]
    .map((name) => luminance(linearRgb(tokens, name)))
    .sort((a, b) => a - b)
  return (bright + 0.05) / (dim + 0.05)
}

const SURFACES = ['surface', 'surface-raised', 'surface-sunken', 'surface-hover']
const ALIASES = ['champion', 'challenger', 'alias']
const SERIES = [1, 2, 3, 4, 5, 6].map((n) => `series-${n}`)
const TONES = ['pass', 'warn', 'fail', 'outside', 'unknown']
const all = (texts: readonly string[], grounds: readonly string[]) =>
  texts.flatMap((text) => grounds.map((ground) => [text, ground] as const))

/** Every text on every ground that it stands on. */
const TEXTS = [
  // marks for invisible characters (warn) and signs of state stand wherever text does
  ...all(['ink', 'ink-quiet', 'accent', ...TONES], SURFACES),
  ['accent-ink', 'accent'],
  ...[...ALIASES, ...TONES].map((tone) => [tone, `${tone}-ground`] as const),
  // the name of a series at its end
  ...all(SERIES, ['surface']),
  // what a note or a pill says beside its tone
  ...all(
    ['ink', 'warn'],
    [...ALIASES, ...TONES].map((tone) => `${tone}-ground`),
  ),
] as const

/** What shows where a control is, or which one has the focus. */
const LINES = [
  ...all(['line-strong', 'focus'], SURFACES),
  // the dashed or leading edge of a note
  ...TONES.flatMap((tone) => all([tone], ['surface', 'surface-raised'])),
  ...all(SERIES, ['surface']),
] as const

describe.each(SCHEMES)('the tokens of %s', (_name, tokens) => {
  it.each(TEXTS)('make %s readable on %s: 4.5:1', (text, ground) => {
    expect(contrast(tokens, text, ground)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(LINES)('make %s visible on %s: 3:1', (line, ground) => {
    expect(contrast(tokens, line, ground)).toBeGreaterThanOrEqual(3)
  })

  it('are colours that every screen has, so that what is computed is what is seen', () => {
    const outside = [...tokens.keys()].filter((name) =>
      linearRgb(tokens, name).some((channel) => channel < -0.001 || channel > 1.001),
    )
    expect(outside).toEqual([])
  })
})

describe('the names', () => {
  it('have a value in light and one in dark', () => {
    const single = [...plain].filter(([, value]) => !value.startsWith('light-dark('))
    expect(single).toEqual([])
  })

  it('mean the same whether the system or a person asks for more contrast', () => {
    const asked = css.indexOf('(prefers-contrast: more)')
    expect([...more.keys()].filter((name) => !plain.has(name))).toEqual([])
    for (const [name, value] of more) expect(css.slice(asked)).toContain(`--${name}: ${value};`)
  })

  it('cover what the theme hands to the classes', () => {
    const theme = readFileSync(new URL('./base.css', import.meta.url), 'utf8')
    const used = Array.from(theme.matchAll(/var\(--(?<name>[\w-]+)\)/g), (m) => m.groups?.name)
    const ours = used.filter((name) => name !== undefined && !/^(text|font)-/.test(name))
    expect(ours.filter((name) => name !== undefined && !plain.has(name))).toEqual([])
  })
})

describe('contrast', () => {
  it('is as WCAG has it for black, white and a known grey', () => {
    const tokens = new Map([
      ['black', 'oklch(0% 0 0)'],
      ['white', 'oklch(100% 0 0)'],
      // #767676, the lightest grey that passes on white
      ['grey', 'oklch(56.57% 0 0)'],
    ])
    expect(contrast(tokens, 'black', 'white')).toBeCloseTo(21, 1)
    expect(contrast(tokens, 'grey', 'white')).toBeCloseTo(4.54, 1)
  })
})
