import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useApp } from '../../app'
import { aliasPair } from '../../registry/aliasPair'
import type { RegisteredModel } from '../../registry/model'
import { type ListView, fitting } from './view'

/** A search done here reads so many models by itself, in a few requests; then somebody decides, for so many more. */
const SEARCHED_BY_ITSELF = 1_000
const SEARCHED_ON = 2_000

/** What has been read of the list, what of it is shown, and how to read on. */
export function useModelList({ terms, asked, here, group }: ListView) {
  const { queries } = useApp()
  const query = useInfiniteQuery(queries.models(asked))
  const pages = query.data?.pages
  const { isPlaceholderData } = query
  const searchedHere = here.length > 0

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

  // until the server has answered for another search, what of the last one fits
  const looked = isPlaceholderData ? terms : here
  const shown = useMemo(
    (): readonly RegisteredModel[] => (looked.length === 0 ? read : read.filter(fitting(looked))),
    [read, looked],
  )
  // Of the first page, so that the columns don't change while further ones are read.
  const first = pages?.[0]?.items
  const pair = useMemo(() => aliasPair(first ?? []), [first])

  const [allowed, setAllowed] = useState({ search: here, rows: SEARCHED_BY_ITSELF })
  const mostRows = allowed.search === here ? allowed.rows : SEARCHED_BY_ITSELF
  const searchUpTo = (rows: number) => setAllowed({ search: here, rows })

  // groups that are closed make a short table, which would read and read
  const bounded = searchedHere || group !== null
  const canReadOn = query.hasNextPage && !query.isFetching
  const readMore = () => {
    searchUpTo(read.length + SEARCHED_ON)
    void query.fetchNextPage()
  }
  return {
    query,
    /** All that was read, whatever is shown of it. */
    read,
    /** Null until the first page is in. */
    shown: pages === undefined ? null : shown,
    readSoFar: read.length,
    skipped,
    pair,
    searchedHere,
    complete: pages !== undefined && !query.hasNextPage,
    /** Reads the next page, and lets a search done here go on; null when there is none, or something is being read. */
    readMore: canReadOn ? readMore : null,
    /**
     * Reads the next page where that may happen by itself: not again after a failure, not when the last page brought
     * nothing new (a server may go in circles), and not without end for a search done here or for groups. Else null.
     */
    readOn:
      canReadOn &&
      !query.isFetchNextPageError &&
      !lastPageBroughtNone &&
      (!bounded || read.length < mostRows)
        ? () => void query.fetchNextPage()
        : null,
    /** Ends what would read on to its bound where it stands; null when it isn't under way. */
    stop:
      bounded && query.hasNextPage && read.length < mostRows ? () => searchUpTo(read.length) : null,
  }
}

export type ModelList = ReturnType<typeof useModelList>
