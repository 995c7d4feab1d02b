import { csv } from '../../../lib/csv'
import type { Fleet } from '../../../registry/fleet/fleet'
import type { FleetLayout } from '../../../registry/fleet/layOut'
import { COLUMNS } from '../../../registry/fleet/node'
import type { State } from '../../../registry/fleet/sources'
import { ownerOf } from '../../../registry/owner'
import { visibleText } from '../../../ui/visibleText'
import { clip, xml } from '../exports'
import { columnsIn, outline } from './bands'
import {
  COLUMN_WORDS,
  GAP_WORDS,
  STATE_MARKS,
  STATE_WORDS,
  linkWords,
  nameOf,
  nodeWords,
  stateOfGap,
  troubleIn,
} from './fleetWords'

/** A row for each version, what it stands on and each of its aliases: of all that is asked about, folded or not. */
export function fleetCsv({ traces }: Fleet): string {
  const head = ['data', 'digest', 'state', 'model', 'version', 'alias', 'team', 'owner']
  const rows = traces.flatMap(({ unit: { sources, model, version, aliases } }) => {
    const from = [
      ...[...sources.data].flatMap(([name, digests]) =>
        digests.map((digest) => [name, digest, STATE_WORDS.sound]),
      ),
      ...(sources.gap === null
        ? []
        : [['', '', `${STATE_WORDS[stateOfGap(sources.gap)]}: ${GAP_WORDS[sources.gap].name}`]]),
    ]
    return from.flatMap((source) =>
      aliases.map((alias) => [
        ...source,
        model.name,
        version,
        alias,
        model.tags.get('team') ?? '',
        ownerOf(model.tags) ?? '',
      ]),
    )
  })
  return csv([head, ...rows])
}

// A picture is looked at elsewhere, mostly on paper: light, whatever the page is.
const INK = '#16181d'
const QUIET = '#555b66'
const EDGE = '#8a909c'
const FAIL = '#a3201d'
const BAND = '#2f6fb5'
const WIDTH = 1080
const MARGIN = 24
const HEAD = 24

const FILLS: Readonly<Record<State, string>> = {
  sound: `fill="${BAND}" fill-opacity="0.28"`,
  broken: 'fill="url(#broken)"',
  unknown: 'fill="url(#unknown)"',
}

/** The whole picture, bands included, as an SVG file. */
export function fleetSvg(fleet: Fleet, { places, ribbons, height }: FleetLayout): string {
  const { box, x } = columnsIn(WIDTH)
  const bands = ribbons.flatMap((ribbon) => {
    const from = fleet.nodes.get(ribbon.link.from)
    const to = fleet.nodes.get(ribbon.link.to)
    if (from === undefined || to === undefined) return []
    const d = outline(ribbon, x(from.column) + box, x(to.column))
    return [
      `<path d="${d}" ${FILLS[ribbon.link.state]}><title>${xml(linkWords(ribbon.link, from, to))}</title></path>`,
    ]
  })
  const boxes = [...fleet.nodes.values()].flatMap((node) => {
    const place = places.get(node.id)
    if (place === undefined) return []
    const { about } = node
    const state = about.kind === 'gap' ? stateOfGap(about.gap) : 'sound'
    const marks =
      about.kind === 'gap'
        ? ''
        : troubleIn(node)
            .map(([one, count]) => `${STATE_MARKS[one]} ${count} · `)
            .join('')
    const left = x(node.column)
    const base = place.y + place.height / 2 + 4
    const colour = state === 'broken' ? FAIL : INK
    return [
      `<g><title>${xml(nodeWords(node))}</title>`,
      `<rect x="${left}" y="${place.y}" width="${box}" height="${place.height}" rx="4" fill="#ffffff" stroke="${state === 'broken' ? FAIL : EDGE}"${state === 'unknown' || about.kind === 'rest' ? ' stroke-dasharray="4 3"' : ''}/>`,
      `<text x="${left + 8}" y="${base}" font-size="12" fill="${colour}">${xml(clip(visibleText(`${STATE_MARKS[state]} ${nameOf(node)}`.trim())))}</text>`,
      `<text x="${left + box - 8}" y="${base}" font-size="11" text-anchor="end" fill="${QUIET}">${marks}${node.versions}</text>`,
      '</g>',
    ]
  })
  const heads = COLUMNS.map(
    (column) =>
      `<text x="${x(column)}" y="-10" font-size="11" font-weight="600" fill="${QUIET}">${COLUMN_WORDS[column].head}</text>`,
  )
  const [w, h] = [WIDTH + 2 * MARGIN, height + HEAD + 2 * MARGIN]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-MARGIN} ${-MARGIN - HEAD} ${w} ${h}" width="${w}" height="${h}" font-family="system-ui, sans-serif">`,
    `<defs><pattern id="broken" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#eec3c2"/><rect width="3" height="6" fill="${FAIL}"/></pattern><pattern id="unknown" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#e6e7ea"/><circle cx="3" cy="3" r="1.4" fill="${QUIET}"/></pattern></defs>`,
    `<rect x="${-MARGIN}" y="${-MARGIN - HEAD}" width="${w}" height="${h}" fill="#ffffff"/>`,
    ...heads,
    ...bands,
    ...boxes,
    '</svg>',
  ].join('\n')
}
