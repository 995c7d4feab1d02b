import type { ReactNode } from 'react'

/** Named facts, one under the other. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="space-y-1.5 text-table">{children}</dl>
}

/** One of them. */
export function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] items-baseline gap-x-3">
      <dt className="text-quiet">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}
