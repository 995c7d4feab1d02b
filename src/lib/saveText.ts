/** Hands `text` to the browser as a file to keep. */
export const saveText = (name: string, type: string, text: string) =>
  saveBlob(name, new Blob([text], { type }))

/** The same of bytes. */
export function saveBlob(name: string, blob: Blob) {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // the browser has taken hold of it by the next task
  setTimeout(() => URL.revokeObjectURL(address), 0)
}

/** A part of a file's name that every system takes. */
export const fileNamePart = (text: string) => text.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80)
