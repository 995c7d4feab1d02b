import { Fragment } from 'react'
import type { Recipe, Usage } from '../../registry/usage/recipe'
import { Note } from '../../ui/Note'
import { UserText } from '../../ui/UserText'
import { CodeBlock } from './CodeBlock'
import { FollowsNote } from './FollowsNote'

interface Props {
  recipes: readonly Recipe[]
  /** Of a recipe; the first open one, where it is none of them. */
  chosen: string | null
  onChoose: (id: string) => void
  usage: Usage
}

/** One recipe of several. Those that can't be for this version are in the list too: why is what one reads then. */
export function Recipes({ recipes, chosen, onChoose, usage }: Props) {
  const shown =
    recipes.find(({ id }) => id === chosen) ??
    recipes.find(({ state }) => state === 'open') ??
    recipes[0]
  if (shown === undefined) return null
  return (
    <>
      {recipes.length > 1 && (
        <div role="group" aria-label="Recipes" className="mb-4 flex flex-wrap gap-1.5">
          {recipes.map(({ id, title, state }) => (
            <button
              key={id}
              type="button"
              aria-pressed={id === shown.id}
              onClick={() => onChoose(id)}
              className={`inline-flex min-h-7 items-center gap-1.5 rounded-full border px-2.5 text-table hover:bg-hover ${id === shown.id ? 'border-accent bg-raised font-semibold text-ink' : 'border-line-strong text-quiet'} ${state === 'closed' ? 'border-dashed' : ''}`}
            >
              {title}
              {state === 'closed' && <span className="text-label">not for this version</span>}
            </button>
          ))}
        </div>
      )}
      <RecipeBody recipe={shown} usage={usage} />
    </>
  )
}

function RecipeBody({ recipe, usage }: { recipe: Recipe; usage: Usage }) {
  if (recipe.state === 'closed') {
    return (
      <Note tone="unknown" title={`${recipe.title}: not for this version`}>
        <UserText text={recipe.because} />
      </Note>
    )
  }
  const { title, blocks, needs, notes, follows } = recipe
  return (
    <section aria-label={title} className="space-y-3">
      <FollowsNote follows={follows} usage={usage} />
      {blocks.map((block) => (
        <CodeBlock key={block.title} block={block} />
      ))}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-table">
        <Lines term="Needs" lines={needs} />
        <Lines term="Mind" lines={notes} />
      </dl>
    </section>
  )
}

function Lines({ term, lines }: { term: string; lines: readonly string[] }) {
  return lines.map((line, i) => (
    <Fragment key={line}>
      <dt className={i === 0 ? 'label' : ''}>
        {i === 0 ? term : <span className="sr-only">{term}</span>}
      </dt>
      <dd className="max-w-[72ch] text-quiet">
        <UserText text={line} />
      </dd>
    </Fragment>
  ))
}
