import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApp } from '../../app'
import { type VersionsView, versionList } from '../../queries/versionList'
import type { RegisteredModel } from '../../registry/model'
import { skippedOf, versionRows } from './versionRows'

// Reading a long list again costs a request a page.
const PAGES_WORTH_REREADING = 2

/** The versions of a model as a view asks for them: what was read, where it stands in the list, how to read on. */
export function useVersionList(model: RegisteredModel, view: VersionsView) {
  const { backend, queries } = useApp()
  const { capabilities } = backend.registry
  const query = useInfiniteQuery({
    ...versionList({ backend, queries }, model.name, view),
    enabled: capabilities.listVersions.can,
    // while another order or search is read, the last rows stay
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: ({ state }) => (state.data?.pages.length ?? 0) <= PAGES_WORTH_REREADING,
  })
  const { data } = query
  const rows = useMemo(() => {
    const listed = data?.pages.flatMap(({ items }) => items)
    return listed === undefined ? null : versionRows(listed, model.aliases, capabilities)
  }, [data, model.aliases, capabilities])
  const [first] = data?.pages ?? []
  return {
    query,
    /** Null until the first page is in. */
    rows,
    /** Rows of the list before those, which are not kept. */
    before: first?.rowsBefore ?? 0,
    /** Versions looked at so far, those that were not meant included. */
    read: (data?.pages ?? []).reduce((sum, page) => sum + page.read, first?.readBefore ?? 0),
    skipped: skippedOf(data?.pages ?? []),
    complete: data !== undefined && !query.hasNextPage,
  }
}

export type VersionList = ReturnType<typeof useVersionList>
