import { useEffect, useState } from 'react'
import { fileSize } from '../../lib/fileSize'
import type { Head } from '../../queries/versionFiles'
import { Note } from '../../ui/Note'
import { imageType } from './previewKind'

/** A picture of a format that can hold no script. */
export function ImagePreview({ head, path }: { head: Head; path: string }) {
  const [address, setAddress] = useState<string | null>(null)
  const [broken, setBroken] = useState(false)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([head.bytes], { type: imageType(path) }))
    // oxlint-disable-next-line react/set-state-in-effect -- it must be made where it is given back
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [head, path])
  if (head.more) {
    return (
      <Note tone="unknown" title={`The picture is larger than ${fileSize(head.bytes.length)}`}>
        Download it to look at it.
      </Note>
    )
  }
  if (broken) {
    return <Note tone="warn" title="This is no picture that the browser can show" />
  }
  return (
    address !== null && (
      <img
        src={address}
        alt={`Content of ${path}`}
        onError={() => setBroken(true)}
        className="max-h-[32rem] max-w-full rounded border border-line bg-white object-contain"
      />
    )
  )
}
