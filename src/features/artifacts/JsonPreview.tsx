import { prettyJson } from '../../lib/prettyJson'
import type { Head } from '../../queries/versionFiles'
import { TextPreview } from './TextPreview'

// Beyond this it is shown as it is: laying it out would take longer than it helps.
const PRETTY_MAX = 300_000

/** JSON laid out to be read; what is none, or was cut, as the text it is. */
export const JsonPreview = ({ head, path }: { head: Head; path: string }) => (
  <TextPreview head={head} path={path} layOut={layOut} />
)

const layOut = (text: string) => (text.length > PRETTY_MAX ? text : (prettyJson(text, 80) ?? text))
