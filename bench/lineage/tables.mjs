/**
 * @typedef {import('./trial.mjs').Result} Result
 * @typedef {import('./trial.mjs').Found} Found
 */

const number = (/** @type {number} */ value) =>
  Number.isNaN(value)
    ? 'not counted'
    : value < 10 && !Number.isInteger(value)
      ? value.toFixed(1)
      : Math.round(value).toLocaleString('en')

/**
 * @param {readonly Result[]} results
 * @param {readonly string[]} engines
 * @param {Record<string, number>} bytes of each engine
 */
export function tables(results, engines, bytes) {
  const graphs = [...new Set(results.map(({ of }) => of))]
  /**
   * @param {string} title
   * @param {(found: Found) => string} cell
   * @param {readonly string[]} rows
   */
  const table = (title, cell, rows = graphs) => {
    const lines = rows.map((of) => {
      const one = results.find((result) => result.of === of)
      const cells = engines.map((engine) => {
        const found = results.find((result) => result.of === of && result.engine === engine)?.found
        return found === undefined ? '' : typeof found === 'string' ? found : cell(found)
      })
      return `| ${[of, number(one?.boxes ?? 0), number(one?.links ?? 0), ...cells].join(' | ')} |`
    })
    return [
      `### ${title}`,
      '',
      `| graph | boxes | lines | ${engines.join(' | ')} |`,
      `| --- | ---: | ---: | ${engines.map(() => '---:').join(' | ')} |`,
      ...lines,
    ].join('\n')
  }
  const walked = graphs.filter((of) =>
    results.some(
      ({ of: its, found }) => its === of && typeof found !== 'string' && found.walked !== null,
    ),
  )
  return [
    table('Time, ms', ({ usual, first }) => `${number(usual)} (${number(first)})`),
    table('Pairs of lines that cross', (found) => number(found.crossings)),
    table('Boxes that a line of others leads through', ({ through }) => number(through)),
    table(
      'Opening what is folded: px that each box moved which was there; then crossings, and boxes led through, in the end',
      (found) =>
        found.walked === null
          ? ''
          : `${number(found.walked.steps)}; ${number(found.walked.crossings)}; ${number(found.walked.through)}`,
      walked,
    ),
    [
      '### What it adds to the page',
      '',
      `| | ${engines.join(' | ')} |`,
      `| --- | ${engines.map(() => '---:').join(' | ')} |`,
      `| kB, gzip | ${engines.map((engine) => number((bytes[engine] ?? 0) / 1000)).join(' | ')} |`,
    ].join('\n'),
  ].join('\n\n')
}
