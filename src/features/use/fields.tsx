import { type ReactNode, useId, useState } from 'react'
import type { Choice, EnvManager, Usage } from '../../registry/usage/recipe'
import { UserText } from '../../ui/UserText'
import { ENVS, pinned } from './view'

const BOX = 'h-8 rounded border border-line-strong bg-surface px-2 text-table text-ink'

interface ChoiceProps {
  version: string
  aliases: readonly string[]
  choice: Choice
  /** An alias, or `pinned`. */
  onChoose: (by: string) => void
}

/** By an alias, which moves, or by the number, which doesn't. */
export function ChoiceField({ version, aliases, choice, onChoose }: ChoiceProps) {
  const name = useId()
  const chosen = choice.by === 'alias' ? choice.alias : pinned(version)
  return (
    <fieldset className="min-w-0">
      <legend className="label">Ask for it by</legend>
      <div className="flex min-h-8 flex-wrap items-center gap-x-4">
        {[...aliases, pinned(version)].map((by) => (
          <label key={by} className="flex min-h-6 cursor-pointer items-center gap-1.5 text-table">
            <input
              type="radio"
              name={name}
              className="size-4 shrink-0 accent-accent"
              checked={by === chosen}
              onChange={() => onChoose(by)}
            />
            {by === pinned(version) ? (
              <span>
                pinned, <span className="font-mono">{by}</span>
              </span>
            ) : (
              <span className="min-w-0 truncate">
                @<UserText text={by} />
              </span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

interface ServerProps {
  server: Usage['server']
  onChange: (server: Usage['server']) => void
}

/** Where the code looks for MLflow: the address that this console uses need not be the one that others can reach. */
export function ServerFields({ server, onChange }: ServerProps) {
  return (
    <>
      <Labelled label="MLflow address">
        {(id) => (
          <input
            id={id}
            value={server.tracking}
            spellCheck={false}
            autoComplete="off"
            onChange={({ target }) => onChange({ ...server, tracking: target.value })}
            className={`${BOX} w-60 max-w-full font-mono`}
          />
        )}
      </Labelled>
      {server.registry !== null && (
        <Labelled label="Registry address">
          {(id) => (
            <input
              id={id}
              value={server.registry ?? ''}
              spellCheck={false}
              autoComplete="off"
              onChange={({ target }) => onChange({ ...server, registry: target.value })}
              className={`${BOX} w-60 max-w-full font-mono`}
            />
          )}
        </Labelled>
      )}
    </>
  )
}

const ENV_WORDS: Readonly<Record<EnvManager, string>> = {
  uv: 'built by uv',
  virtualenv: 'built by virtualenv',
  local: 'what is installed',
}

/** What `--env-manager` gets. */
export function EnvField({ env, onChange }: { env: EnvManager; onChange: (env: string) => void }) {
  return (
    <Labelled label="Python packages">
      {(id) => (
        <select
          id={id}
          value={env}
          onChange={({ target }) => onChange(target.value)}
          className={BOX}
        >
          {ENVS.map((each) => (
            <option key={each} value={each}>
              {ENV_WORDS[each]}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}

/** The port of what is served; what is no port is not taken over. */
export function PortField({ port, onChange }: { port: number; onChange: (port: string) => void }) {
  const [typed, setTyped] = useState(String(port))
  const isPort = /^[1-9]\d{0,4}$/.test(typed) && Number(typed) <= 65_535
  return (
    <Labelled label="Port">
      {(id) => (
        <input
          id={id}
          inputMode="numeric"
          value={typed}
          aria-invalid={!isPort || undefined}
          onChange={({ target: { value } }) => {
            setTyped(value)
            if (/^[1-9]\d{0,4}$/.test(value) && Number(value) <= 65_535) onChange(value)
          }}
          onBlur={() => setTyped(String(port))}
          className={`${BOX} w-20 font-mono tabular-nums ${isPort ? '' : 'border-fail'}`}
        />
      )}
    </Labelled>
  )
}

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="block label">
        {label}
      </label>
      {children(id)}
    </div>
  )
}
