import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApp } from '../../app'
import { aliasPair } from '../../registry/aliasPair'
import type { RegisteredModel } from '../../registry/model'
import { type ListView, holdsWords } from './view'

/** What has been read of the list, what of it is shown, and how to read on. */
export function useModelList({ typed, asked }: ListView) {
  const { queries, backend } = useApp()
  const query = useInfiniteQuery(queries.models(asked))
  const pages = query.data?.pages
  const searchedHere = !backend.registry.capabilities.searchModels.can && typed.trim() !== ''

  const { read, skipped, lastPageBroughtNone } = useMemo(() => {
    // a list that grows while it is paged through sends some rows twice
    const byName = new Map<string, RegisteredModel>()
    let before = 0
    for (const page of pages ?? []) {
      before = byName.size
      for (const model of page.items) byName.set(model.name, model)
    }
    return {
      read: [...byName.values()],
      skipped: (pages ?? []).reduce((sum, page) => sum + page.skipped, 0),
      lastPageBroughtNone: byName.size === before,
    }
  }, [pages])

  const shown = useMemo(
    () => (searchedHere ? read.filter(({ name }) => holdsWords(name, typed.trim())) : read),
    [read, searchedHere, typed],
  )
  // Of the first page, so that the columns don't change while further ones are read.
  const first = pages?.[0]?.items
  const pair = useMemo(() => aliasPair(first ?? []), [first])

  const canReadOn = query.hasNextPage && !query.isFetching
  return {
    query,
    /** Null until the first page is in. */
    shown: pages === undefined ? null : shown,
    readSoFar: read.length,
    skipped,
    pair,
    searchedHere,
    complete: pages !== undefined && !query.hasNextPage,
    /** Reads the next page; null when there is none, or something is being read. */
    readMore: canReadOn ? () => void query.fetchNextPage() : null,
    /**
     * The same where it may happen by itself: not again after a failure, not when the last page brought nothing new (a
     * server may go in circles), and not for a search done here, which could read the whole registry.
     */
    mayReadByItself:
      canReadOn && !query.isFetchNextPageError && !lastPageBroughtNone && !searchedHere,
  }
}

export type ModelList = ReturnType<typeof useModelList>
