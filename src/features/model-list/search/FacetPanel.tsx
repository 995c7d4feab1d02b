import type { ComponentProps } from 'react'
import type { Facets } from '../../../registry/facets'
import { Disclosure } from '../../../ui/Disclosure'
import { useMediaQuery } from '../../../ui/useMediaQuery'
import { FacetList } from './FacetList'

const WIDE_ENOUGH = '(width >= 80rem)'

type Props = Omit<ComponentProps<typeof FacetList>, 'facets'> & { facets: () => Facets }

/** Beside the list where there is room; folded above it, and counted when it is opened, elsewhere. */
export function FacetPanel({ facets, ...rest }: Props) {
  if (useMediaQuery(WIDE_ENOUGH)) return <FacetList {...rest} facets={facets()} />
  return (
    <Disclosure label="Narrow the list">
      <Counted {...rest} facets={facets} />
    </Disclosure>
  )
}

function Counted({ facets, ...rest }: Props) {
  return (
    <div className="max-h-[40dvh] overflow-y-auto">
      <FacetList {...rest} facets={facets()} />
    </div>
  )
}
