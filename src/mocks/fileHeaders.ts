// How MLflow calls and names the files that it sends, whatever a browser asks for.

/** https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/utils/mime_type_utils.py#L11 */
const TEXTS = new Set(
  'txt log err cfg conf cnf cf ini properties prop hocon toml yaml yml xml json js py py3 csv tsv md rst ipynb MLmodel mlproject'.split(
    ' ',
  ),
)

/** Of what Python knows by itself; a machine may know more. */
const TYPES = new Map(
  Object.entries({
    png: 'image/png',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    gif: 'image/gif',
    svg: 'image/svg+xml',
    webp: 'image/webp',
    bmp: 'image/bmp',
    tiff: 'image/tiff',
    ico: 'image/vnd.microsoft.icon',
    avif: 'image/avif',
    pdf: 'application/pdf',
    zip: 'application/zip',
    tar: 'application/x-tar',
    tgz: 'application/x-tar',
    h5: 'application/x-hdf5',
    wasm: 'application/wasm',
    html: 'text/html',
    htm: 'text/html',
    css: 'text/css',
    mp3: 'audio/mpeg',
    wav: 'audio/x-wav',
    mp4: 'video/mp4',
    webm: 'video/webm',
  }),
)

export function mimeType(name: string): string {
  const dot = name.lastIndexOf('.')
  // a name that only begins with a dot has no ending
  const ending = dot > 0 ? name.slice(dot + 1) : name.replaceAll('.', '')
  if (TEXTS.has(ending)) return 'text/plain'
  return TYPES.get(ending.toLowerCase()) ?? 'application/octet-stream'
}

const quoted = (text: string) =>
  /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(text) ? text : `"${text.replace(/[\\"]/g, '\\$&')}"`

/** What stands for itself in `filename*`. */
const KEPT = /[A-Za-z0-9!#$&+\-.^_`|~]/

const percent = (text: string) =>
  Array.from(new TextEncoder().encode(text), (byte) => {
    const letter = String.fromCharCode(byte)
    return KEPT.test(letter) ? letter : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }).join('')

/** As an attachment: a name beyond ASCII is written twice, the first time with what is ASCII in it. */
export function contentDisposition(name: string): string {
  const ascii = name.normalize('NFKD').replace(/[\u{80}-\u{10ffff}]/gu, '')
  if (ascii === name) return `attachment; filename=${quoted(name)}`
  return `attachment; filename=${quoted(ascii || 'download')}; filename*=UTF-8''${percent(name)}`
}
