import { useState } from 'react'
import type { FilesAt } from '../../queries/versionFiles'
import { SMALL_FILE } from '../../queries/fileHash'
import type { Section, TextRow } from '../../registry/compare/sections'
import type { Side } from '../../registry/compare/side'
import { valueOf } from '../../registry/compare/known'
import type { VersionRef } from '../../registry/model'
import { Button } from '../../ui/Button'
import { visibleText } from '../../ui/visibleText'
import { ContentDiff } from './ContentDiff'
import { SectionPanel } from './SectionPanel'
import type { Shared } from './shared'
import type { Wanted } from './useSides'

interface Props extends Shared {
  section: Section
  refs: readonly VersionRef[]
  sides: readonly Side[]
  filesAt: readonly (FilesAt | null)[]
  wanted: Wanted
  onWant: (wanted: Wanted) => void
}

/** Files by name and size; their contents when somebody wants to know, where they are small. */
export function ArtifactsPanel(props: Props) {
  const { section, refs, sides, filesAt, wanted, onWant, ...shared } = props
  const [opened, setOpened] = useState<string | null>(null)
  const known = sides.map(({ artifacts }) => valueOf(artifacts))
  const facts = (path: string) => known.map((files) => files?.get(path) ?? null)
  const isSmall = (path: string) => {
    const found = facts(path).filter((fact) => fact !== null)
    return (
      found.length > 1 &&
      found.every(({ size, isDirectory }) => !isDirectory && size !== null && size <= SMALL_FILE)
    )
  }
  const small = section.rows.map(({ key }) => key).filter((key) => isSmall(key))
  const unread = small.filter((path) => !wanted.contents.has(path))
  const places = new Set(filesAt.map((at) => JSON.stringify(at)))
  return (
    <SectionPanel
      {...shared}
      section={section}
      head="File"
      noun="file"
      none="No file is listed."
      more={moreOf}
    >
      {places.size === 1 && filesAt[0] !== null && (
        <p className="mt-1 text-label text-quiet">
          All of them are registered from one logged model, so these are the same files.
        </p>
      )}
      {unread.length > 0 && places.size > 1 && (
        <Button
          look="quiet"
          className="mt-1 -ml-3 print:hidden"
          onClick={() => onWant({ ...wanted, contents: new Set([...wanted.contents, ...unread]) })}
        >
          {`Compare the contents of ${unread.length} small ${unread.length === 1 ? 'file' : 'files'}`}
        </Button>
      )}
      {opened !== null && (
        <ContentDiff
          key={opened}
          path={opened}
          versions={shared.versions}
          refs={refs.map((ref, i) => (facts(opened)[i] === null ? null : ref))}
          onClose={() => setOpened(null)}
        />
      )}
    </SectionPanel>
  )

  function moreOf({ key, changed }: TextRow) {
    const name = visibleText(key)
    if (facts(key).some((fact) => fact?.isDirectory === true)) {
      if (wanted.directories.has(key)) return null
      return (
        <Button
          look="quiet"
          className="!min-h-6 -ml-1 !px-1 text-left font-sans !whitespace-normal print:hidden"
          aria-label={`Look into ${name}`}
          onClick={() => onWant({ ...wanted, directories: new Set([...wanted.directories, key]) })}
        >
          Look into it
        </Button>
      )
    }
    if (places.size === 1 || !isSmall(key) || (!changed && wanted.contents.has(key))) return null
    return (
      <Button
        look="quiet"
        className="!min-h-6 -ml-1 !px-1 text-left font-sans !whitespace-normal print:hidden"
        aria-label={`Show what differs in ${name}`}
        aria-expanded={opened === key}
        onClick={() => setOpened(opened === key ? null : key)}
      >
        Show what differs
      </Button>
    )
  }
}
