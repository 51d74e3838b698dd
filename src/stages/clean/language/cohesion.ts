import { CharClass, classOf } from "../lines/characters.ts"
import type { Line } from "../lines/lines.ts"

/**
 * How closely each line is tied to its surroundings by words said again (lexical cohesion, after Hearst 1997,
 * "TextTiling"): a new subject begins where few ties cross, and a headline repeats the words of its own article.
 */
export interface Cohesion {
  /** Weight of the ties across the break before each line. */
  readonly across: Float32Array
  /** Weight of the ties from each line to lines before it, and to lines behind it. */
  readonly back: Float32Array
  readonly ahead: Float32Array
}

/** Pairs of Han characters are kept in a table of this many bits; collisions add a little noise. */
const BITS = 16
/** Ties reach over this much text, in UTF-16 units: two or three paragraphs of news. */
const REACH = 350
/** Of a line longer than this, only the beginning is read. */
const READ = 350

/** Weighs every pair of Han characters that comes again nearby; pairs that come often weigh less. Linear. */
export const cohesionOf = (lines: ReadonlyArray<Line>): Cohesion => {
  const n = lines.length
  const across = new Float32Array(n + 1)
  const back = new Float32Array(n)
  const ahead = new Float32Array(n)
  const last = new Int32Array(1 << BITS).fill(-1)
  const count = new Uint16Array(1 << BITS)
  const place = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    const text = lines[i]!.text
    const length = Math.min(text.length, READ)
    if (i > 0) place[i] = place[i - 1]! + Math.min(lines[i - 1]!.text.length, READ)
    for (let at = 1; at < length; at++) {
      const b = text.charCodeAt(at)
      if (classOf(b) !== CharClass.han) {
        at++
        continue
      }
      const a = text.charCodeAt(at - 1)
      if (classOf(a) !== CharClass.han) continue
      const pair = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> (32 - BITS)
      const before = last[pair]!
      last[pair] = i
      if (before === i) continue
      if (before >= 0 && place[i]! - place[before]! <= REACH) {
        const weight = 1 / (1 + count[pair]!)
        back[i]! += weight
        ahead[before]! += weight
        across[before + 1]! += weight
        across[i + 1]! -= weight
      }
      if (count[pair]! < 1000) count[pair]!++
    }
  }
  for (let i = 1; i < n; i++) across[i]! += across[i - 1]!
  return { across, back, ahead }
}
