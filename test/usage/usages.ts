import { readFileSync, readdirSync } from 'node:fs'
import { readMlmodel } from '../../src/registry/readMlmodel'
import { bodyOf } from '../../src/registry/usage/body'
import type { Block, Recipe, Usage } from '../../src/registry/usage/recipe'
import { WAYS } from '../../src/registry/usage/recipes'

const SEEDS = new URL('../../src/mocks/seeds/files/', import.meta.url)

/** What a page is given to write code from. */
export interface Files {
  mlmodel: string
  example: string | null
}

export function usageFrom(
  { mlmodel: text, example }: Files,
  facts: Omit<Usage, 'mlmodel' | 'body'>,
): Usage {
  const reading = readMlmodel(new TextEncoder().encode(text))
  if (reading.state !== 'read') throw new Error(reading.because)
  return { ...facts, mlmodel: reading.mlmodel, body: bodyOf(reading.mlmodel, example) }
}

/** The versions of Northbank, by the folder of their files. */
export function northbank(): ReadonlyMap<string, Files> {
  return new Map(
    readdirSync(SEEDS).map((name) => {
      const read = (file: string) => {
        try {
          return readFileSync(new URL(`${name}/${file}`, SEEDS), 'utf8')
        } catch {
          return null
        }
      }
      // the seed fills in what differs from version to version
      const mlmodel = (read('MLmodel') ?? '').replaceAll(/@\w+@/g, '1')
      return [name, { mlmodel, example: read('serving_input_example.json') }]
    }),
  )
}

export const recipesOf = (usage: Usage): readonly Recipe[] =>
  WAYS.flatMap(({ recipes }) => recipes(usage))

export const blocksOf = (usage: Usage): readonly Block[] =>
  recipesOf(usage).flatMap((recipe) => (recipe.state === 'open' ? recipe.blocks : []))

/** A recipe that must be open. */
export function openRecipe(usage: Usage, id: string) {
  const found = recipesOf(usage).find((recipe) => recipe.id === id)
  if (found?.state !== 'open') throw new Error(`${id} is ${found?.because ?? 'not there'}`)
  return found
}

export function codeOf(usage: Usage, id: string, title: string): string {
  const block = openRecipe(usage, id).blocks.find((each) => each.title === title)
  if (block === undefined) throw new Error(`${id} has no ${title}`)
  return block.code
}
