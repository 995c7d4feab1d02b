import { visibleParts } from './visibleText'

/**
 * Text that somebody else wrote: isolated in direction, with what the eye would miss (control characters, invisible
 * and direction marks) made visible. Copying gives the marked text; what is sent to a server is never taken from here.
 */
export function UserText({ text, className }: { text: string; className?: string }) {
  return (
    <bdi className={className}>
      {visibleParts(text).map((part, i) =>
        part.kind === 'plain' ? (
          part.text
        ) : (
          <span
            // the parts of a text never change places
            key={i}
            className="rounded-sm border border-dashed border-warn mx-px px-[3px] font-mono text-[0.85em] text-warn"
            title={part.name}
          >
            {part.mark}
          </span>
        ),
      )}
    </bdi>
  )
}
