import type { Encoding } from "../../../domain/document.ts"
import { hasSignature, isFullOfControls } from "./binary.ts"
import { plausibility } from "./plausibility.ts"
import { readUtf32 } from "./utf32.ts"

/** The text of a file and how it was read; `guessed` when neither a BOM nor strict UTF-8 settled it. */
export interface Decoded {
  readonly text: string
  readonly encoding: Encoding
  readonly guessed: boolean
}

/** Why a file cannot be used. */
export interface Undecodable {
  readonly reason: "empty_file" | "binary_file" | "undecodable"
  readonly message: string
}

/**
 * Reads bytes as text: by BOM, else as strict UTF-8, else as UTF-16 where the zero bytes say so, else as the more
 * plausible one of GB18030 and Big5. The BOM is not part of the text; nothing else is changed.
 */
export const decode = (bytes: Uint8Array): Decoded | Undecodable => {
  const decoded = byMark(bytes) ?? byStrictness(bytes) ?? byEvidence(bytes)
  if ("reason" in decoded) return decoded
  return /\S/.test(decoded.text) ? decoded : { reason: "empty_file", message: "the file holds nothing but white space" }
}

const read = (label: string, bytes: Uint8Array): string | null => {
  if (label === "utf-32le" || label === "utf-32be") return readUtf32(bytes, label === "utf-32le" ? "le" : "be")
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The mark of UTF-32 comes before that of UTF-16, which it begins with: no text begins with NUL. */
const MARKS: ReadonlyArray<readonly [mark: ReadonlyArray<number>, label: string, encoding: Encoding]> = [
  [[0xef, 0xbb, 0xbf], "utf-8", "utf-8-bom"],
  [[0xff, 0xfe, 0, 0], "utf-32le", "utf-32le"],
  [[0, 0, 0xfe, 0xff], "utf-32be", "utf-32be"],
  [[0xff, 0xfe], "utf-16le", "utf-16le"],
  [[0xfe, 0xff], "utf-16be", "utf-16be"],
  [[0x84, 0x31, 0x95, 0x33], "gb18030", "gb18030"]
]

/** A byte order mark is the writer's own word; what follows must keep to it. */
const byMark = (bytes: Uint8Array): Decoded | Undecodable | null => {
  for (const [mark, label, encoding] of MARKS) {
    if (!mark.every((byte, i) => bytes[i] === byte)) continue
    const text = read(label, bytes.subarray(mark.length))
    if (text !== null) return { text, encoding, guessed: false }
    if (label === "utf-8" || label.startsWith("utf-32"))
      return {
        reason: "undecodable",
        message: `begins with the mark of ${label.toUpperCase()} but is not ${label.toUpperCase()}; was it cut off or joined from two files?`
      }
  }
  return null
}

/** Text of another encoding is hardly ever valid UTF-8. A file of zero bytes and controls is UTF-16 or no text at all. */
const byStrictness = (bytes: Uint8Array): Decoded | Undecodable | null => {
  const order = hasSignature(bytes) ? null : utf16ByteOrder(bytes)
  if (order === null && (hasSignature(bytes) || isFullOfControls(bytes))) {
    return {
      reason: "binary_file",
      message: "not text: holds the signature or the control characters of a binary format"
    }
  }
  const text = order !== null && bytes.includes(0) ? null : read("utf-8", bytes)
  return text === null ? null : { text, encoding: "utf-8", guessed: false }
}

/** How much of a file is looked at to tell encodings apart, in bytes. */
const SAMPLE = 65_536

/**
 * UTF-16 without a mark: one side holds the high bytes, which are few: 0x4E to 0x9F for Han, 0x30, 0xFF and 0x20 for
 * marks, zero for ASCII. The other side holds anything, but hardly ever zero.
 */
const utf16ByteOrder = (bytes: Uint8Array): "le" | "be" | null => {
  if (bytes.length < 8 || bytes.length % 2 !== 0) return null
  const high = [0, 0]
  const zeros = [0, 0]
  const length = Math.min(bytes.length, SAMPLE)
  for (let i = 0; i < length; i++) {
    const byte = bytes[i]!
    if (byte === 0) zeros[i & 1]!++
    if (byte === 0 || (byte >= 0x4e && byte <= 0x9f) || byte === 0x30 || byte === 0xff || byte === 0x20) high[i & 1]!++
  }
  const side = high[0]! > high[1]! ? 0 : 1
  const few = zeros[1 - side]! <= length / 40
  const all = high[side]! >= 0.95 * (length / 2) && high[1 - side]! <= 0.7 * (length / 2)
  return few && all ? (side === 1 ? "le" : "be") : null
}

/** Real text scores about 0.5; UTF-8 with a few bad bytes, read as GB18030, stays near zero. Nothing is asked of a few words. */
const PLAUSIBLE = 0.15
const SHORT = 40

const byEvidence = (bytes: Uint8Array): Decoded | Undecodable => {
  const order = utf16ByteOrder(bytes)
  if (order !== null) {
    const text = read(`utf-16${order}`, bytes)
    if (text !== null) return { text, encoding: `utf-16${order}`, guessed: true }
  }
  const simplified = read("gb18030", bytes)
  const traditional = read("big5", bytes)
  const best = (["gb18030", "big5"] as const)
    .map((encoding) => ({ encoding, text: encoding === "big5" ? traditional : simplified }))
    .filter((x): x is { encoding: "gb18030" | "big5"; text: string } => x.text !== null)
    .map((x) => ({ ...x, score: plausibility(x.text) }))
    .toSorted((a, b) => b.score - a.score)[0]
  if (best !== undefined && best.score >= (best.text.length < SHORT ? 0 : PLAUSIBLE))
    return { text: best.text, encoding: best.encoding, guessed: true }
  return { reason: "undecodable", message: "not UTF-8, UTF-16, GB18030 or Big5; convert it to UTF-8 first" }
}
