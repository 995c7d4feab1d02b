import type { Block } from '../../registry/usage/recipe'
import { CopyButton } from '../../ui/CopyButton'
import { Scroller } from '../../ui/Scroller'

/** Code to copy as a whole. What would not be seen in it is already escaped. */
export function CodeBlock({ block: { title, language, code } }: { block: Block }) {
  return (
    <figure>
      <figcaption className="flex min-h-6 items-center gap-2 text-table">
        <span className="min-w-0 flex-1 font-semibold">{title}</span>
        <span className="text-label text-quiet">{language}</span>
        <CopyButton text={code} what={title} />
      </figcaption>
      <Scroller label={`${title}, ${language}`} className="max-h-96 rounded bg-sunken px-3 py-2">
        <pre className="w-max min-w-full font-mono text-[0.75rem] leading-5 wrap-normal">
          <code>{code}</code>
        </pre>
      </Scroller>
    </figure>
  )
}
