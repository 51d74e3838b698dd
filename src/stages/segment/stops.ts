import { type Enclosure, isClosingMark } from "./enclosures.ts"
import { endsSentence } from "./full-stop.ts"

/**
 * - `full`: 。 and the full stop of Latin script.
 * - `tone`: ！ and ？, which may also end a part of a sentence that is quoted.
 * - `ellipsis`: …… or three dots and more (... or ···), which may also stand within a sentence.
 */
export type StopKind = "full" | "tone" | "ellipsis"

/** A run of stops with the closing marks and the white space behind them. Offsets are UTF-16 units. */
export interface StopRun {
  /** The last stop before the closing marks. */
  readonly kind: StopKind
  /** Behind the last stop or closing mark. */
  readonly end: number
  /** Behind the white space that follows. */
  readonly next: number
  /** What the last closing mark closes, when the run ends in closing marks; `undefined` also if it has no partner. */
  readonly closed: Enclosure | undefined
  readonly endsInClosingMark: boolean
  /** What the first closing mark behind the last stop closes: the clause that the stop ends. */
  readonly innermost: Enclosure | undefined
}

const SPACE = /\s/
/** A digit on either side: OCR has read the point of a decimal as a full stop (3。5%). */
const WITHIN_NUMBER = /^\d[。｡]\d$/
/** `!` and `?` within an address or a brand name: no white space on either side, or lower case behind. */
const WITHIN_LATIN = /^[!?](?:[\w=&/%#]|\s+\p{Ll})/u

/**
 * The run of stops that begins at a UTF-16 offset, or `undefined` when the character there ends nothing.
 *
 * @param start UTF-16 offset where the sentence starts.
 */
export const readStops = (
  paragraph: string,
  start: number,
  at: number,
  enclosures: ReadonlyMap<number, Enclosure>
): StopRun | undefined => {
  const first = stopAt(paragraph, start, at)
  if (first === undefined) return undefined
  let { kind, end } = first
  let closed: Enclosure | undefined
  let innermost: Enclosure | undefined
  let endsInClosingMark = false

  for (;;) {
    const next = skipSpaces(paragraph, end)
    const mark = paragraph[next]
    if (mark === undefined) return { kind, end, next, closed, endsInClosingMark, innermost }
    // OCR sets spaces before closing marks; a straight quotation mark closes only with its partner.
    if (isClosingMark(mark) || enclosures.has(next)) {
      closed = enclosures.get(next)
      if (!endsInClosingMark) innermost = closed
      endsInClosingMark = true
      end = next + 1
      continue
    }
    const further = stopAt(paragraph, start, next)
    if (further === undefined) return { kind, end, next, closed, endsInClosingMark, innermost }
    kind = further.kind
    closed = undefined
    innermost = undefined
    endsInClosingMark = false
    end = further.end
  }
}

const stopAt = (
  paragraph: string,
  start: number,
  at: number
): { readonly kind: StopKind; readonly end: number } | undefined => {
  switch (paragraph[at]) {
    case "。":
    case "｡":
      return WITHIN_NUMBER.test(paragraph.slice(at - 1, at + 2)) ? undefined : { kind: "full", end: at + 1 }
    case "！":
    case "？":
    case "‼":
    case "⁇":
    case "⁈":
    case "⁉":
      return { kind: "tone", end: at + 1 }
    case "!":
    case "?":
      return WITHIN_LATIN.test(paragraph.slice(at, at + 8)) ? undefined : { kind: "tone", end: at + 1 }
    case "…":
    case "⋯":
      return { kind: "ellipsis", end: at + 1 }
    case ".":
    case "．": {
      const end = endOfDots(paragraph, at)
      if (end - at >= 3) return { kind: "ellipsis", end }
      return endsSentence(paragraph, start, at) ? { kind: "full", end } : undefined
    }
    case "·": {
      const end = endOfDots(paragraph, at)
      return end - at >= 3 ? { kind: "ellipsis", end } : undefined
    }
    default:
      return undefined
  }
}

/** Behind the run of one kind of dot that begins here. */
const endOfDots = (paragraph: string, at: number): number => {
  let end = at + 1
  while (paragraph[end] === paragraph[at]) end++
  return end
}

const skipSpaces = (paragraph: string, from: number): number => {
  let at = from
  while (at < paragraph.length && SPACE.test(paragraph[at]!)) at++
  return at
}
