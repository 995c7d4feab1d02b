import type { Section } from '../../registry/compare/sections'
import { UserText } from '../../ui/UserText'
import { safeLink } from '../../ui/safeLink'
import { SectionPanel } from './SectionPanel'
import type { Shared } from './shared'

/** Which code trained each version, and where it lies. */
export function CodePanel(props: Shared & { section: Section }) {
  const repository = props.section.rows.find(({ key }) => key === 'Repository')
  const addresses = new Set(repository?.cells.flatMap(({ text }) => text ?? []))
  const links = [...addresses].flatMap((text) => {
    const link = safeLink(text)
    return link?.href.startsWith('http') ? [{ text, href: link.href }] : []
  })
  return (
    <SectionPanel {...props} head="Fact" noun="fact" none="No run names a commit.">
      {links.map(({ text, href }) => (
        <p key={text} className="mt-1 text-table">
          <a
            href={href}
            target="_blank"
            rel="noopener noreferrer"
            className="text-accent underline"
          >
            <UserText text={text} />
          </a>
        </p>
      ))}
    </SectionPanel>
  )
}
