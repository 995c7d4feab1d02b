import { useId } from 'react'
import { whyNotAlias } from '../../registry/aliasName'
import { sortAliases } from '../../registry/sortAliases'
import { UserText } from '../../ui/UserText'
import { AliasOption } from './AliasOption'
import { focusFirst } from '../common/focusFirst'
import type { MoveDraft } from './useMoveDraft'

/** Which alias moves: one of those that exist, or a new one. */
export function AliasField({ draft }: { draft: MoveDraft }) {
  const { seen, choice, choose } = draft
  const name = useId()
  const sorted = sortAliases(seen)
  return (
    <fieldset>
      <legend className="mb-1 label">Alias</legend>
      <div className="-mx-2 max-h-56 overflow-y-auto px-1">
        {sorted.map(([alias, holder], i) => (
          <AliasOption
            key={alias}
            ref={i === 0 ? focusFirst : undefined}
            alias={alias}
            holder={holder}
            group={name}
            chosen={choice.kind === 'seen' && choice.alias === alias}
            onChoose={() => choose({ kind: 'seen', alias })}
          />
        ))}
      </div>
      <NewAlias draft={draft} group={name} alone={sorted.length === 0} />
    </fieldset>
  )
}

interface NewAliasProps {
  draft: MoveDraft
  group: string
  /** There is nothing else to choose. */
  alone: boolean
}

function NewAlias({ draft, group, alone }: NewAliasProps) {
  const { seen, choice, choose, newName, setNewName } = draft
  const hint = useId()
  const typed = newName !== ''
  const whyNot = typed && !seen.has(newName) ? whyNotAlias(newName) : null
  return (
    <div className="mt-1 flex flex-wrap items-center gap-2">
      {!alone && (
        <label className="flex min-h-8 cursor-pointer items-center gap-2 text-table">
          <input
            type="radio"
            name={group}
            className="size-4 accent-accent"
            checked={choice.kind === 'new'}
            onChange={() => choose({ kind: 'new' })}
          />
          A new alias
        </label>
      )}
      <input
        ref={alone ? focusFirst : undefined}
        aria-label="New alias"
        aria-describedby={hint}
        aria-invalid={whyNot !== null || undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        placeholder={alone ? 'champion' : undefined}
        value={newName}
        // not on focus: Tab comes through here on its way from the aliases to the button
        onClick={() => choose({ kind: 'new' })}
        onChange={(event) => {
          choose({ kind: 'new' })
          setNewName(event.target.value)
        }}
        className="h-8 min-w-0 flex-1 basis-40 rounded border border-line-strong bg-surface px-2 font-mono text-table"
      />
      <p
        id={hint}
        className={`basis-full text-table ${whyNot === null ? 'text-quiet' : 'text-fail'}`}
      >
        {choice.kind === 'new' && (whyNot ?? <NameHint name={newName} seen={seen} />)}
      </p>
    </div>
  )
}

function NameHint({ name, seen }: { name: string; seen: ReadonlyMap<string, string> }) {
  const folded = name.normalize('NFKC').toLowerCase()
  const alike = [...seen.keys()].find(
    (alias) => alias !== name && alias.normalize('NFKC').toLowerCase() === folded,
  )
  if (alike === undefined) return 'Letters, digits, - and _. Upper and lower case are different.'
  return (
    <>
      <UserText text={`@${alike}`} /> exists; <UserText text={`@${name}`} /> would be another alias.
    </>
  )
}
