/**
 * One thing that was measured, `value` with its unit or without.
 * @typedef {{ what: string, value: string, note?: string }} Line
 * @typedef {{ title: string, lines: readonly Line[] }} Section
 */

const BEGIN = '<!-- written by npm run bench -->'
const END = '<!-- end of what npm run bench writes -->'

/** @param {string} text */
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/**
 * @param {readonly Section[]} sections
 * @param {readonly string[]} conditions sentences: on what, with what, how often
 */
export function toMarkdown(sections, conditions) {
  const tables = sections.map(({ title, lines }) =>
    [
      `### ${title}`,
      '',
      '| measured | median (from–to) | |',
      '| --- | ---: | --- |',
      ...lines.map(
        ({ what, value, note = '' }) => `| ${[what, value, note].map(cell).join(' | ')} |`,
      ),
    ].join('\n'),
  )
  return [
    ...conditions
      .map((line) => `- ${line}`)
      .join('\n')
      .split('\n\n'),
    ...tables,
  ].join('\n\n')
}

/**
 * The document with `markdown` in the place that is kept for it. Throws where there is none: nothing else of it is ours.
 * @param {string} document
 * @param {string} markdown
 */
export function putInto(document, markdown) {
  const begin = document.indexOf(BEGIN)
  const end = document.indexOf(END)
  if (begin < 0 || end < begin) throw new Error(`the document has no place: ${BEGIN} … ${END}`)
  return `${document.slice(0, begin + BEGIN.length)}\n\n${markdown}\n\n${document.slice(end)}`
}
