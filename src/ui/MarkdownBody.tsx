import type { ReactNode } from 'react'
import ReactMarkdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { fitIntoPage } from './markdownTree'
import { safeLink } from './safeLink'
import { Scroller } from './Scroller'

const HEADING = 'mt-4 mb-1 font-semibold first:mt-0'

// Raw HTML is never parsed: react-markdown hands it over as text, and so it is shown.
const components: Components = {
  h3: ({ children }) => <h3 className={`${HEADING} text-body`}>{children}</h3>,
  h4: ({ children }) => <h4 className={`${HEADING} text-body`}>{children}</h4>,
  h5: ({ children }) => <h5 className={`${HEADING} text-table`}>{children}</h5>,
  h6: ({ children }) => <h6 className={`${HEADING} text-table text-quiet`}>{children}</h6>,
  p: ({ children }) => <p className="my-2 first:mt-0 last:mb-0">{children}</p>,
  a: ({ href, children }) => <OutsideLink address={href ?? ''}>{children}</OutsideLink>,
  // never loaded: a remote picture would tell its host who reads this page, and when
  img: ({ src, alt }) => (
    <OutsideLink address={typeof src === 'string' ? src : ''}>
      Image{alt ? `: ${alt}` : ''}
    </OutsideLink>
  ),
  ul: ({ children }) => <ul className="my-2 list-disc space-y-0.5 pl-5">{children}</ul>,
  ol: ({ children, start }) => (
    <ol start={start} className="my-2 list-decimal space-y-0.5 pl-6">
      {children}
    </ol>
  ),
  input: ({ checked }) => (
    <span className="mr-1">
      <span aria-hidden="true">{checked ? '☑' : '☐'}</span>
      <span className="sr-only">{checked ? 'done:' : 'open:'}</span>
    </span>
  ),
  blockquote: ({ children }) => (
    <blockquote className="my-2 border-l-2 border-line-strong pl-3 text-quiet">
      {children}
    </blockquote>
  ),
  pre: ({ children }) => (
    <Scroller label="Code" className="my-2 rounded bg-sunken p-3">
      <pre className="wrap-normal">{children}</pre>
    </Scroller>
  ),
  code: ({ children }) => <code className="font-mono text-[0.9em]">{children}</code>,
  table: ({ children }) => (
    <Scroller label="Table" className="my-2">
      <table className="text-table">{children}</table>
    </Scroller>
  ),
  th: ({ children }) => (
    <th className="border-b border-line-strong px-2 py-1 text-left font-semibold">{children}</th>
  ),
  td: ({ children }) => <td className="border-b border-line px-2 py-1 align-top">{children}</td>,
  hr: () => <hr className="my-3 border-line" />,
  mark: ({ children, title }) => (
    <span
      title={title}
      className="rounded-sm border border-dashed border-warn px-0.5 font-mono text-[0.85em] text-warn"
    >
      {children}
    </span>
  ),
}

/** The part of `Markdown` that brings the parser along. */
export function MarkdownBody({ text }: { text: string }) {
  return (
    <ReactMarkdown
      remarkPlugins={[remarkGfm]}
      rehypePlugins={[fitIntoPage]}
      components={components}
      // addresses are judged where they are drawn, so that a refused one can be named
      urlTransform={(address) => address}
    >
      {text}
    </ReactMarkdown>
  )
}

function OutsideLink({ address, children }: { address: string; children: ReactNode }) {
  const link = safeLink(address)
  if (link === null) {
    return (
      <span title="This link is not followed: only http, https and mailto addresses are.">
        {children}
      </span>
    )
  }
  return (
    <a href={link.href} target="_blank" rel="noopener noreferrer" className="text-accent underline">
      {children} <bdi className="text-table text-quiet">({link.leadsTo})</bdi>
    </a>
  )
}
