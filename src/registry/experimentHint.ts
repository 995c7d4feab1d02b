/**
 * The experiment that a version's source lies under, as MLflow lays files out by itself: `…/<experiment>/models/m-…` and
 * `…/<experiment>/<run>/artifacts`. A hint: an experiment may keep its files elsewhere, and its id in the path of another
 * is only a search that finds nothing.
 */
export function experimentHint(source: string): string | null {
  return (
    /(?:^|\/)(\d{1,20})\/(?:models\/m-[0-9a-f]{32}|[0-9a-f]{32})\/artifacts/.exec(source)?.[1] ??
    null
  )
}
