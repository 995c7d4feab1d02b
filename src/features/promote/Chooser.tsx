import { type FormEvent, useId, useState } from 'react'
import { versionText } from '../../paths'
import { whyNotAlias } from '../../registry/aliasName'
import type { RegisteredModel } from '../../registry/model'
import { readVersion } from '../../registry/movePlan'
import { sortAliases } from '../../registry/sortAliases'
import { Button } from '../../ui/Button'
import { visibleText } from '../../ui/visibleText'
import { type PromoteAddress, readCopy } from './address'

interface Props {
  model: RegisteredModel
  address: PromoteAddress
  onChoose: (address: PromoteAddress) => void
  /** Null: there is nothing to go back to. */
  onCancel: (() => void) | null
}

const FIELD = 'h-8 rounded border border-line-strong bg-surface px-2 font-mono text-table'

/** Which alias, to which version: one of this model, or one that is copied here. */
export function Chooser({ model, address, onChoose, onCancel }: Props) {
  const [alias, setAlias] = useState(address.alias ?? 'champion')
  const [from, setFrom] = useState<'here' | 'copy'>(address.copy === null ? 'here' : 'copy')
  const [to, setTo] = useState(address.to ?? '')
  const [copy, setCopy] = useState(address.copy === null ? '' : versionText(address.copy))
  const [swap, setSwap] = useState(address.swap ?? '')
  const [aliases, versions, group] = [useId(), useId(), useId()]
  const others = sortAliases(model.aliases).filter(([name]) => name !== alias)
  const why = whyNot()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (why !== null) return
    const here = from === 'here'
    onChoose({
      alias,
      to: here ? readVersion(to) : null,
      copy: here ? null : readCopy(copy),
      swap: here && swap !== '' && swap !== alias ? swap : null,
      request: null,
      instead: address.instead,
    })
  }
  function whyNot(): string | null {
    const bad = model.aliases.has(alias) ? null : whyNotAlias(alias)
    if (bad !== null) return bad
    if (from === 'here') return readVersion(to) === null ? 'Name a version by its number.' : null
    return readCopy(copy) === null ? 'Name a version as model@number.' : null
  }
  return (
    <form
      onSubmit={submit}
      noValidate
      aria-label="What is to move"
      className="max-w-[72ch] space-y-3 rounded border border-line px-4 py-3"
    >
      <label className="flex flex-wrap items-center gap-2 text-table">
        <span className="w-28 text-quiet">Alias</span>
        <input
          list={aliases}
          value={alias}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setAlias(event.target.value)}
          className={`${FIELD} w-56`}
        />
      </label>
      <datalist id={aliases}>
        {sortAliases(model.aliases).map(([name, holder]) => (
          <option key={name} value={name}>{`@${visibleText(name)} is on v${holder}`}</option>
        ))}
      </datalist>
      <fieldset className="space-y-2">
        <legend className="sr-only">What takes over</legend>
        <div className="flex flex-wrap items-center gap-2 text-table">
          <label className="flex w-28 items-center gap-2">
            <input
              type="radio"
              name={group}
              checked={from === 'here'}
              onChange={() => setFrom('here')}
              className="size-4 accent-accent"
            />
            Version
          </label>
          <input
            aria-label="Version"
            list={versions}
            inputMode="numeric"
            autoComplete="off"
            value={to}
            placeholder={model.latestVersion ?? undefined}
            onFocus={() => setFrom('here')}
            onChange={(event) => setTo(event.target.value)}
            className={`${FIELD} w-24`}
          />
          {others.length > 0 && (
            <label className="flex items-center gap-2">
              <span className="text-quiet">its former holder takes</span>
              <select
                value={swap}
                onChange={(event) => setSwap(event.target.value)}
                className={FIELD}
              >
                <option value="">nothing</option>
                {others.map(([name]) => (
                  <option key={name} value={name}>{`@${visibleText(name)}`}</option>
                ))}
              </select>
            </label>
          )}
        </div>
        <datalist id={versions}>
          {model.latestVersions.map(({ version }) => (
            <option key={version} value={version}>{`v${version}`}</option>
          ))}
        </datalist>
        <div className="flex flex-wrap items-center gap-2 text-table">
          <label className="flex w-28 items-center gap-2">
            <input
              type="radio"
              name={group}
              checked={from === 'copy'}
              onChange={() => setFrom('copy')}
              className="size-4 accent-accent"
            />
            A copy of
          </label>
          <input
            aria-label="Version to copy, as model@number"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            placeholder="churn-dev@12"
            value={copy}
            onFocus={() => setFrom('copy')}
            onChange={(event) => setCopy(event.target.value)}
            className={`${FIELD} min-w-0 flex-1 basis-48`}
          />
        </div>
      </fieldset>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" closedBecause={why}>
          Show what would change
        </Button>
        {onCancel !== null && <Button onClick={onCancel}>Cancel</Button>}
      </div>
    </form>
  )
}
