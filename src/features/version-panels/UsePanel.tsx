import type { ReactNode } from 'react'
import { useApp } from '../../app'
import type { ModelVersion } from '../../registry/model'
import { CopyButton } from '../../ui/CopyButton'
import { Panel } from '../../ui/Panel'
import { Scroller } from '../../ui/Scroller'
import { UserText } from '../../ui/UserText'
import { aliasesHere } from './aliasesHere'
import { loadSnippet } from './snippets'

/** Python that loads this version: by an alias, which moves, or pinned, which doesn't. */
export function UsePanel({ version: mv }: { version: ModelVersion }) {
  const { aliases } = useApp().backend.registry.capabilities
  const { model, version } = mv
  const here = aliases.can ? aliasesHere(mv) : []
  return (
    <Panel title="Use this version">
      <div className="space-y-3">
        {here.map((alias) => (
          <Snippet
            key={alias}
            title={
              <>
                By alias{' '}
                <span className="font-semibold">
                  @<UserText text={alias} />
                </span>
              </>
            }
            what={`the code for @${alias}`}
            code={loadSnippet(model, { alias })}
          >
            Moves: loads v{version} today, and whatever @<UserText text={alias} /> points at the
            next time it is loaded.
          </Snippet>
        ))}
        <Snippet
          title={
            <>
              Pinned to <span className="font-mono font-semibold">v{version}</span>
            </>
          }
          what={`the code for v${version}`}
          code={loadSnippet(model, { version })}
        >
          Stays: loads v{version} always, also after an alias has moved.
        </Snippet>
        {here.length === 0 && (
          <p className="text-table text-quiet">
            {aliases.can ? 'No alias points here, so it can only be pinned.' : aliases.because}
          </p>
        )}
      </div>
    </Panel>
  )
}

interface SnippetProps {
  title: ReactNode
  what: string
  code: string
  children: ReactNode
}

function Snippet({ title, what, code, children }: SnippetProps) {
  return (
    <div>
      <h3 className="flex items-center gap-2 text-table">
        <span className="min-w-0 flex-1">{title}</span>
        <CopyButton text={code} what={what} />
      </h3>
      <Scroller label={what} className="rounded bg-sunken px-3 py-2">
        {/* what would not be seen is already escaped in the literals */}
        <pre className="w-max min-w-full font-mono text-[0.75rem] leading-5 wrap-normal">
          {code}
        </pre>
      </Scroller>
      <p className="mt-0.5 text-label text-quiet">{children}</p>
    </div>
  )
}
