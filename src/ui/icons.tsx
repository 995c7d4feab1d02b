/** The few pictures of the console, each beside a word that says the same. Strokes take the colour of the text. */
const PATHS = {
  models: 'M5.5 2.5h5v4h-5zM2 9.5h5v4H2zM9 9.5h5v4H9z',
  reviews:
    'M2 8.5V12a1.5 1.5 0 0 0 1.5 1.5h9A1.5 1.5 0 0 0 14 12V8.5h-3.5L9.3 10.5H6.7L5.5 8.5zM5 4.5l2.2 2L11 2.5',
  history: 'M2.5 8a5.5 5.5 0 1 0 1.6-3.9M2.5 2v2.8h2.8M8 5v3.2l2 1.3',
  lineage: 'M2 3.5h4M2 12.5h4M10 8h4M6 3.5c3 0 1 4.5 4 4.5M6 12.5c3 0 1-4.5 4-4.5',
  overview: 'M2.5 13.5h11M4 11V8M8 11V3M12 11V6',
  settings: 'M2 4.5h7M13 4.5h1M2 11.5h1M7 11.5h7M11 2.5v4M5 9.5v4',
  person: 'M10.5 5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM3 13.5c0-2.5 2.2-4 5-4s5 1.5 5 4',
  search: 'M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM10.4 10.4 14 14',
  cross: 'm4 4 8 8M12 4l-8 8',
  ascending: 'M8 13V3M4 7l4-4 4 4',
  descending: 'M8 3v10M4 9l4 4 4-4',
  either: 'm5 6 3-3 3 3M5 10l3 3 3-3',
} as const

export function Icon({ of, className }: { of: keyof typeof PATHS; className: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
    >
      <path d={PATHS[of]} />
    </svg>
  )
}
