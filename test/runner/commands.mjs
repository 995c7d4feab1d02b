/** npm's own, or scripts that have a short form. */
const SHORT = new Map([
  ['ci', null],
  ['install', null],
  ['pack', null],
  ['start', 'start'],
  ['test', 'test'],
])

/**
 * Commands in fenced blocks and in code spans of a document that `npm` would not know, so that a README cannot fall
 * behind.
 * @param {string} markdown
 * @param {Readonly<Record<string, string>>} scripts of package.json
 * @returns {string[]}
 */
export function unknownCommands(markdown, scripts) {
  const code = [...markdown.matchAll(/```[^\n]*\n([\s\S]*?)```|`([^`\n]+)`/g)]
  const commands = code.flatMap(([, block, span]) => [
    ...(block ?? span ?? '').matchAll(/\bnpm (run )?([a-z][\w:-]*)/g),
  ])
  return commands.flatMap(([command, run, name = '']) => {
    const script = run === undefined ? SHORT.get(name) : name
    return script === null || (script !== undefined && Object.hasOwn(scripts, script))
      ? []
      : [command]
  })
}
