/** Code units turned into text at once: a call takes so many arguments safely. */
const AT_ONCE = 8192

/** Reads bytes as UTF-32, which `TextDecoder` does not know; null where they are none. */
export const readUtf32 = (bytes: Uint8Array, order: "le" | "be"): string | null => {
  if (bytes.length % 4 !== 0) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Array<string> = []
  for (let from = 0; from < bytes.length; from += 4 * AT_ONCE) {
    const points: Array<number> = []
    for (let at = from; at < Math.min(bytes.length, from + 4 * AT_ONCE); at += 4) {
      const point = view.getUint32(at, order === "le")
      if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return null
      points.push(point)
    }
    parts.push(String.fromCodePoint(...points))
  }
  return parts.join("")
}
