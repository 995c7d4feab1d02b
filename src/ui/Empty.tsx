import type { ReactNode } from 'react'

/** What would be here, why it isn't, and the next step. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="max-w-[72ch] py-1 text-table text-quiet">
      <p>{children}</p>
      {action !== undefined && <div className="mt-2">{action}</div>}
    </div>
  )
}
