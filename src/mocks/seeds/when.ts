/** "2026-03-02 14:10", UTC. */
export const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00Z`)

export const MINUTE = 60_000
