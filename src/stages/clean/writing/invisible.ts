import { isBlank } from "../lines/lines.ts"

/** UTF-16 units of a line, end exclusive. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** Zero-width space and joiners, word joiner, soft hyphen, and the byte order mark where files were put together. */
export const isInvisible = (unit: number): boolean =>
  unit === 0xad || (unit >= 0x200b && unit <= 0x200d) || unit === 0x2060 || unit === 0xfeff

const INVISIBLE = /[\u200b-\u200d\u2060\u00ad\ufeff]/
/** Joiners are spelling in other scripts and make one picture of several emoji; beside these characters they are nothing. */
const PLAIN = "[\\p{Script=Han}\\p{Script=Latin}\\p{Nd}\\p{P}\\s]"
const NOTHING = new RegExp(
  `[\\u200b\\u2060\\u00ad\\ufeff]|(?<=^|${PLAIN})[\\u200c\\u200d]|[\\u200c\\u200d](?=$|${PLAIN})`,
  "gu"
)

/**
 * The characters of a line that nobody sees and that part its words (国务\u200b院), with the blanks between them and the
 * line's edges. None when the line holds nothing else.
 */
export const invisibleStretches = (text: string): ReadonlyArray<Stretch> => {
  if (!INVISIBLE.test(text)) return []
  const gone = new Uint8Array(text.length)
  for (const { index } of text.matchAll(NOTHING)) gone[index] = 1
  const isEdge = (at: number): boolean => gone[at] === 1 || isBlank(text.charCodeAt(at))
  let first = 0
  for (; first < text.length && isEdge(first); first++) gone[first] = 1
  if (first === text.length) return []
  for (let last = text.length - 1; isEdge(last); last--) gone[last] = 1
  return stretchesOf(gone)
}

const stretchesOf = (marked: Uint8Array): ReadonlyArray<Stretch> => {
  const found: Array<Stretch> = []
  for (let start = marked.indexOf(1); start >= 0;) {
    const behind = marked.indexOf(0, start)
    const end = behind < 0 ? marked.length : behind
    found.push({ start, end })
    start = marked.indexOf(1, end)
  }
  return found
}

/** A text without some of its stretches, and where each unit that is left stood. */
export const without = (
  text: string,
  stretches: ReadonlyArray<Stretch>
): { readonly text: string; readonly stoodAt: (at: number) => number } => {
  if (stretches.length === 0) return { text, stoodAt: (at) => at }
  const kept: Array<number> = []
  let out = ""
  let done = 0
  for (const { start, end } of [...stretches, { start: text.length, end: text.length }]) {
    for (let at = done; at < start; at++) kept.push(at)
    out += text.slice(done, start)
    done = end
  }
  return { text: out, stoodAt: (at) => kept[at]! }
}
