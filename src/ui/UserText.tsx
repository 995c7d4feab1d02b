import { Fragment } from 'react'
import { visibleParts } from './visibleText'

interface Props {
  text: string
  className?: string
  /** A name such as `latency_p99_ms`: where it does not fit, it breaks between its words first. */
  words?: boolean
}

/**
 * Text that somebody else wrote: isolated in direction, with what the eye would miss (control characters, invisible
 * and direction marks) made visible. Copying gives the marked text; what is sent to a server is never taken from here.
 */
export function UserText({ text, className, words = false }: Props) {
  return (
    <bdi className={className}>
      {visibleParts(text).map((part, i) =>
        part.kind === 'plain' ? (
          words ? (
            breakable(part.text)
          ) : (
            part.text
          )
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

const breakable = (name: string) =>
  name.split(/(?<=[_./:-])(?=.)/).map((word, i) => (
    // the words of a name never change places
    <Fragment key={i}>
      {i > 0 && <wbr />}
      {word}
    </Fragment>
  ))
