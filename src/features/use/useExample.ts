import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApp } from '../../app'
import type { Mlmodel } from '../../registry/mlmodel'
import type { VersionRef } from '../../registry/model'
import { isFrame } from '../../registry/usage/body'

/**
 * The text of the example that code is made of. A data frame's own file will do, which the page has read already; any
 * other example is asked for as a scoring server gets it.
 */
export function useExample(
  of: VersionRef,
  { inputExample }: Mlmodel,
  ask: boolean,
): { settled: boolean; text: string | null; failed: boolean } {
  const { queries } = useApp()
  const plain = inputExample?.type === 'dataframe' ? inputExample.path : null
  const frame = useQuery({ ...queries.file(of, plain ?? ''), enabled: ask && plain !== null })
  const frameText = useMemo(() => decode(frame.data), [frame.data])
  const isOne = useMemo(() => frameText !== null && isFrame(frameText), [frameText])
  const tried = plain === null || frame.isFetched
  const other = isOne ? null : (inputExample?.servingPath ?? null)
  const served = useQuery({
    ...queries.file(of, other ?? ''),
    enabled: ask && tried && other !== null,
  })
  const servedText = useMemo(() => decode(served.data), [served.data])
  return {
    settled: tried && (other === null || served.isFetched),
    text: isOne ? frameText : servedText,
    failed: !isOne && (other === null ? frame : served).isError,
  }
}

/** Null where it is not there, or not UTF-8. */
function decode(bytes: Uint8Array | undefined): string | null {
  if (bytes === undefined) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
