import { saveBlob } from './saveBlob'

/** Canvases end at 16,384 px a side and at less in all; beyond, a picture is drawn smaller. */
const LONGEST = 8192
const SHARP = 2

/** Saves an SVG as a picture of points. False: this browser can't draw it. */
export async function savePng(name: string, svg: string): Promise<boolean> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const scale = Math.min(SHARP, LONGEST / Math.max(image.width, image.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(image.width * scale))
    canvas.height = Math.max(1, Math.round(image.height * scale))
    const context = canvas.getContext('2d')
    if (context === null) return false
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (blob === null) return false
    saveBlob(name, blob)
    return true
  } catch {
    return false
  } finally {
    URL.revokeObjectURL(address)
  }
}
