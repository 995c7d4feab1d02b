import { useQuery } from '@tanstack/react-query'
import { type SubmitEvent, useEffect, useId, useState } from 'react'
import { useApp } from '../../app'
import { findModelsQuery } from '../../queries/findModels'
import type { RegisteredModel, VersionRef } from '../../registry/model'
import { sortAliases } from '../../registry/sortAliases'
import { Button } from '../../ui/Button'
import { readVersionText } from './address'

interface Props {
  /** The model that is likely meant. */
  like: string
  onPick: (ref: VersionRef) => void
  /** What picking does. */
  label?: string
  /** Why this one can't be picked. */
  whyNot?: (ref: VersionRef) => string | null
}

const PAUSE = 150
const FIELD = 'h-8 w-full rounded border border-line-strong bg-surface px-2 text-table'

/** One more version, by its model and its number or alias. */
export function VersionPicker({ like, onPick, label = 'Add', whyNot }: Props) {
  const id = useId()
  const [model, setModel] = useState(like)
  const [version, setVersion] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const found = useFoundModels(model)
  const chosen = found.find(({ name }) => name === model)

  function pick(event: SubmitEvent) {
    event.preventDefault()
    const ref = meant(model.trim(), version.trim(), chosen)
    if (typeof ref === 'string') return setFault(ref)
    const why = whyNot?.(ref) ?? null
    setFault(why)
    if (why !== null) return
    setVersion('')
    onPick(ref)
  }

  return (
    <form onSubmit={pick} className="flex flex-wrap items-end gap-3">
      <div className="min-w-0 grow basis-60 sm:max-w-80">
        <label htmlFor={`${id}-model`} className="mb-1 block label">
          Model
        </label>
        <input
          id={`${id}-model`}
          list={`${id}-models`}
          autoComplete="off"
          spellCheck={false}
          value={model}
          onChange={({ target }) => setModel(target.value)}
          className={FIELD}
        />
        <datalist id={`${id}-models`}>
          {found.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </datalist>
      </div>
      <div className="w-36">
        <label htmlFor={`${id}-version`} className="mb-1 block label">
          Version or alias
        </label>
        <input
          id={`${id}-version`}
          list={`${id}-versions`}
          autoComplete="off"
          spellCheck={false}
          placeholder={chosen?.latestVersion ?? undefined}
          value={version}
          aria-invalid={fault !== null || undefined}
          aria-describedby={fault === null ? undefined : `${id}-fault`}
          onChange={({ target }) => setVersion(target.value)}
          className={`${FIELD} font-mono`}
        />
        <datalist id={`${id}-versions`}>
          {sortAliases(chosen?.aliases ?? new Map()).map(([alias, at]) => (
            <option key={alias} value={`@${alias}`}>{`v${at}`}</option>
          ))}
          {chosen?.latestVersion && <option value={chosen.latestVersion}>the newest</option>}
        </datalist>
      </div>
      <Button type="submit">{label}</Button>
      {fault !== null && (
        <p id={`${id}-fault`} role="alert" className="w-full text-table text-fail">
          <span aria-hidden="true">✕</span> {fault}
        </p>
      )}
    </form>
  )
}

/** What is meant, or why that can't be told. */
function meant(
  model: string,
  version: string,
  chosen: RegisteredModel | undefined,
): VersionRef | string {
  if (version === '') {
    return readVersionText(model) ?? 'Give a model, and a version by its number or an alias.'
  }
  const number = /^v?(\d+)$/i.exec(version)?.[1]
  if (number !== undefined) {
    return readVersionText(`${model}@${number}`) ?? 'Give the name of a model.'
  }
  const holder = chosen?.aliases.get(version.replace(/^@/, ''))
  return holder === undefined
    ? `${chosen === undefined ? 'No model of that name was found with' : 'No version holds'} ${version}.`
    : { model, version: holder }
}

function useFoundModels(typed: string): readonly RegisteredModel[] {
  const { registry } = useApp().backend
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), PAUSE)
    return () => clearTimeout(timer)
  }, [typed])
  const { data } = useQuery({
    ...findModelsQuery(registry, asked),
    enabled: asked !== '' && registry.capabilities.searchModels.can,
  })
  return asked === '' ? [] : (data ?? [])
}
