/** Grey lines of the shape to come, so that nothing jumps when it does. */
export function Skeleton({ lines = 3, label }: { lines?: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="animate-pulse space-y-2 py-1">
      {Array.from({ length: lines }, (_, i) => (
        <div
          key={i}
          className={`h-4 rounded bg-hover ${['w-2/3', 'w-1/2', 'w-3/5', 'w-2/5'][i % 4] ?? ''}`}
        />
      ))}
    </div>
  )
}
