import { queryOptions } from '@tanstack/react-query'
import type { Backend } from '../backends/backend'
import type { NewVersions } from '../registry/overview/growth'

/** The versions of all models since then, the newest first, by at most `most` requests. */
export const newVersions = (
  { backend: { registry, wings } }: { backend: Backend },
  since: Date,
  most: number,
) =>
  queryOptions({
    queryKey: [registry.id, 'new versions', since.getTime(), most],
    queryFn: async ({ signal }): Promise<NewVersions> => {
      const lineage = await wings.lineage()
      const versions: NewVersions['versions'][number][] = []
      let cursor: string | null = null
      let skipped = 0
      for (let asked = 0; asked < most; asked += 1) {
        const page: Awaited<ReturnType<typeof lineage.newestVersions>> =
          await lineage.newestVersions(cursor, { signal })
        skipped += page.skipped
        for (const { model, version, created } of page.items)
          versions.push({ model, version, created })
        const oldest = page.items.at(-1)?.created ?? null
        if (page.next === null || (oldest !== null && oldest < since))
          return { versions, skipped, from: since }
        cursor = page.next
      }
      return { versions, skipped, from: versions.at(-1)?.created ?? since }
    },
    staleTime: 5 * 60_000,
  })
