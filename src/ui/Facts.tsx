import type { ReactNode } from 'react'

/** Named facts, one under the other. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="space-y-1.5 text-table">{children}</dl>
}

interface FactProps {
  label: ReactNode
  /** For labels that are long and not ours. */
  wide?: boolean
  children: ReactNode
}

/** One of them. */
export function Fact({ label, wide = false, children }: FactProps) {
  const columns = wide ? 'grid-cols-[10rem_minmax(0,1fr)]' : 'grid-cols-[6rem_minmax(0,1fr)]'
  return (
    <div className={`grid items-baseline gap-x-3 ${columns}`}>
      <dt className="text-quiet">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}
