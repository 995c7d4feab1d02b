export type PreviewKind =
  | 'text'
  | 'json'
  | 'yaml'
  | 'mlmodel'
  | 'table'
  | 'image'
  | 'onnx'
  /** Opening it would run code; it is not even read. */
  | 'pickle'
  /** Perhaps text: its first bytes tell. */
  | 'unknown'

const BY_ENDING: Readonly<Record<string, PreviewKind>> = {
  json: 'json',
  yaml: 'yaml',
  yml: 'yaml',
  csv: 'table',
  tsv: 'table',
  onnx: 'onnx',
  ...Object.fromEntries(['png', 'jpg', 'jpeg', 'gif', 'webp'].map((end) => [end, 'image'])),
  // an svg may hold scripts: it is shown as the text it is
  ...Object.fromEntries(
    [
      'txt',
      'md',
      'log',
      'py',
      'toml',
      'cfg',
      'ini',
      'svg',
      'xml',
      'html',
      'sql',
      'sh',
      'jsonl',
    ].map((end) => [end, 'text']),
  ),
  // pt and pth are what torch.save writes
  ...Object.fromEntries(
    ['pkl', 'pickle', 'joblib', 'dill', 'pt', 'pth'].map((end) => [end, 'pickle']),
  ),
}

/** How a file is shown, by its name alone. */
export function previewKind(path: string): PreviewKind {
  const name = path.slice(path.lastIndexOf('/') + 1)
  // of another model inside this one it is a file like others
  if (name === 'MLmodel') return path === name ? 'mlmodel' : 'yaml'
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 ? name.slice(dot + 1).toLowerCase() : ''
  return Object.hasOwn(BY_ENDING, ending) ? (BY_ENDING[ending] ?? 'unknown') : 'unknown'
}

const IMAGE_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
}

export const imageType = (path: string): string =>
  IMAGE_TYPES[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? 'image/png'

/** Nothing in it that no text has: what is shown as text then reads as text. */
export function looksLikeText(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 4096)
  if (start.includes(0)) return false
  const text = new TextDecoder().decode(start)
  // the last letter may have been cut
  const odd = text.slice(0, -1).split('\uFFFD').length - 1
  return odd * 20 <= text.length
}
