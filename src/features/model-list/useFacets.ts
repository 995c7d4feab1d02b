import { useMemo } from 'react'
import type { Facets } from '../../registry/facets'
import type { RegisteredModel } from '../../registry/model'
import type { useExtras } from './useExtras'

type Extras = ReturnType<typeof useExtras>

const NONE: Facets = { aliases: [], owners: [], stages: [], tags: [] }

/** What these models have, counted when it is asked for first: counting ten thousand takes a while. */
export function useFacets(models: readonly RegisteredModel[], extras: Extras): () => Facets {
  return useMemo(() => lazily(models, extras), [models, extras])
}

function lazily(models: readonly RegisteredModel[], extras: Extras) {
  let facets: Facets | null = null
  return () => (facets ??= extras?.facetsOf(models) ?? NONE)
}
