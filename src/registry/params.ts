import type { LoggedModel, Run } from './tracking'

export type ParamPair = readonly [key: string, value: string]

/**
 * The run's params; the logged model's, which MLflow copies from it, where the run could not be read. By name; null where
 * neither could.
 */
export function paramsOf(run: Run | null, loggedModel: LoggedModel | null) {
  const params = run?.params ?? loggedModel?.params
  return params === undefined ? null : [...params].sort(([a], [b]) => (a < b ? -1 : 1))
}

/**
 * As lines of two cells. What is a comma-separated file is quoted as RFC 4180 has it; in a tab-separated one, which is
 * pasted into a sheet, a tab or a line end would make a cell of its own and becomes a space.
 */
export function paramsText(pairs: readonly ParamPair[], between: ',' | '\t'): string {
  const cell = between === ',' ? quoted : spaced
  return [['param', 'value'] as const, ...pairs]
    .map(([key, value]) => `${cell(harmless(key))}${between}${cell(harmless(value))}`)
    .join('\r\n')
}

/** A sheet would run a cell that begins like a formula; a number that begins with a sign stays one. */
const harmless = (text: string) =>
  /^[=@+\-\t\r]/.test(text) && !/^[+-]?[\d.]+(?:e[+-]?\d+)?$/i.test(text) ? `'${text}` : text

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const spaced = (text: string) => text.replace(/[\t\r\n]+/g, ' ')
