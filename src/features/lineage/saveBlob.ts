/** Hands a file to the browser to keep. */
export function saveBlob(name: string, blob: Blob) {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // the browser has taken hold of it by the next task
  setTimeout(() => URL.revokeObjectURL(address), 0)
}
