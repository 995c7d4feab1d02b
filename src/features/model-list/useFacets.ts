import { useMemo } from 'react'
import type { Facets, facetsOf } from '../../registry/facets'
import type { useExtras } from './useExtras'

type Extras = ReturnType<typeof useExtras>
type Counted = Parameters<typeof facetsOf>[0]

const NONE: Facets = { aliases: [], owners: [], stages: [], tags: [] }

/** What these models have, counted when it is asked for first: counting ten thousand takes a while. */
export function useFacets(models: Counted, extras: Extras): () => Facets {
  return useMemo(() => lazily(models, extras), [models, extras])
}

function lazily(models: Counted, extras: Extras) {
  let facets: Facets | null = null
  return () => (facets ??= extras?.facetsOf(models) ?? NONE)
}
