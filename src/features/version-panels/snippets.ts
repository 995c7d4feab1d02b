// Quotes, backslashes, and whatever an editor would not show as itself: controls, invisible and direction marks, half
// characters, odd spaces. Python reads the escapes back to the same text.
const ESCAPED = /["\\]|[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu

/** `text` as a Python string literal in double quotes. */
export function pythonLiteral(text: string): string {
  return `"${text.replaceAll(ESCAPED, (char) => {
    if (char === '"' || char === '\\') return `\\${char}`
    const code = char.codePointAt(0) ?? 0
    const hex = code.toString(16)
    return code > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`
  })}"`
}

/**
 * Python that loads a model: by its alias when `by` names one, else pinned to its version. MLflow reads `models:/…` with
 * urlparse and decodes nothing, so a name with `?` or `#` (3.17 takes `#`, older ones cut there) or with spaces at its
 * ends goes through the client instead.
 */
export function loadSnippet(model: string, by: { alias: string } | { version: string }): string {
  const uri = 'alias' in by ? `models:/${model}@${by.alias}` : `models:/${model}/${by.version}`
  if (!/[?#\p{Cc}]|^\s|\s$/u.test(model)) {
    return ['import mlflow', `model = mlflow.pyfunc.load_model(${pythonLiteral(uri)})`].join('\n')
  }
  return [
    'import mlflow',
    'client = mlflow.MlflowClient()',
    `name = ${pythonLiteral(model)}`,
    'alias' in by
      ? `version = client.get_model_version_by_alias(name, ${pythonLiteral(by.alias)}).version`
      : `version = ${pythonLiteral(by.version)}`,
    'model = mlflow.pyfunc.load_model(client.get_model_version_download_uri(name, version))',
  ].join('\n')
}
