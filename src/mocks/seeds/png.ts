const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1
  return rest >>> 0
})

function crc(bytes: Uint8Array): number {
  let rest = 0xffffffff
  for (const byte of bytes) rest = (CRC[(rest ^ byte) & 0xff] ?? 0) ^ (rest >>> 8)
  return (rest ^ 0xffffffff) >>> 0
}

function adler(bytes: Uint8Array): number {
  let [a, b] = [1, 0]
  for (const byte of bytes) {
    a = (a + byte) % 65521
    b = (b + a) % 65521
  }
  return b * 0x10000 + a
}

const u32 = (value: number) => [
  value >>> 24,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
]

function chunk(type: string, data: readonly number[]): number[] {
  const body = [...new TextEncoder().encode(type), ...data]
  return [...u32(data.length), ...body, ...u32(crc(Uint8Array.from(body)))]
}

/** Stored, not squeezed: a few kB, and no library. */
function zlib(bytes: Uint8Array): number[] {
  const blocks: number[] = []
  for (let at = 0; at < bytes.length; at += 0xffff) {
    const part = bytes.subarray(at, at + 0xffff)
    const [low, high] = [part.length & 255, part.length >>> 8]
    const isLast = at + 0xffff >= bytes.length
    blocks.push(isLast ? 1 : 0, low, high, low ^ 255, high ^ 255, ...part)
  }
  return [0x78, 0x01, ...blocks, ...u32(adler(bytes))]
}

/** `colourAt` says for each dot which of the colours (`0xrrggbb`, at most sixteen) it has. */
export function png(
  width: number,
  height: number,
  colours: readonly number[],
  colourAt: (x: number, y: number) => number,
): Uint8Array<ArrayBuffer> {
  const line = 1 + Math.ceil(width / 2)
  const dots = new Uint8Array(line * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = y * line + 1 + (x >> 1)
      dots[at] = (dots[at] ?? 0) | ((colourAt(x, y) & 15) << (x % 2 === 0 ? 4 : 0))
    }
  const palette = colours.flatMap((colour) => u32(colour).slice(1))
  // four bits a dot, by palette
  const header = [...u32(width), ...u32(height), 4, 3, 0, 0, 0]
  return Uint8Array.from([
    ...SIGNATURE,
    ...chunk('IHDR', header),
    ...chunk('PLTE', palette),
    ...chunk('IDAT', zlib(dots)),
    ...chunk('IEND', []),
  ])
}
