/** A letter that may be taken for another, and what it is. */
export interface OddLetter {
  char: string
  /** "U+0441". */
  code: string
  /** "Cyrillic", where it is one of the scripts that look like Latin. */
  script: string | null
}

const LIKE_LATIN: readonly [string, RegExp][] = [
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
  ['Latin', /\p{Script=Latin}/u],
]
// Scripts whose letters nobody takes for Latin ones, and pictures; their compatibility forms are told by NFKC.
const OWN_LOOK =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}\p{Script=Devanagari}\p{Extended_Pictographic}]/u

/** The letters by which two names that look the same can differ, each once, in order. Empty for plain ASCII. */
export function oddLetters(text: string): OddLetter[] {
  // by code point: a combining mark must not hide in the letter before it
  const chars = new Set(text)
  return [...chars].filter(isOdd).map((char) => ({
    char: /\p{M}/u.test(char) ? `◌${char}` : char,
    code: `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
    script: LIKE_LATIN.find(([, pattern]) => pattern.test(char))?.[0] ?? null,
  }))
}

const isOdd = (char: string) =>
  !/^[ -~]$/.test(char) && (!OWN_LOOK.test(char) || char.normalize('NFKC') !== char)
