/**
 * Runs `run` once what is being drawn is in the page, and returns how to call it off. What a page loads for later must
 * not be asked for together with what it is about; an effect may run before the browser has even seen the change.
 */
export function afterThis(run: () => void): () => void {
  const timer = setTimeout(run)
  return () => clearTimeout(timer)
}
