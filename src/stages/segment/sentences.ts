import { CodePoints } from "../../domain/code-points.ts"
import type { Span } from "../../domain/span.ts"
import { type Enclosure, isOpeningQuotation, KEPT_WHOLE, pairEnclosures } from "./enclosures.ts"
import { readStops, type StopRun } from "./stops.ts"

/**
 * The sentences of a paragraph of news prose, by the marks that end them (GB/T 15834-2011, 标点符号用法).
 *
 * - `。！？` and their half-width forms end a sentence; so does an ellipsis, unless it holds a place open
 *   (从……到……). `；` and `：` do not. For the full stop of Latin script see full-stop.ts.
 * - Closing marks, further stops and white space behind the end belong to the sentence.
 * - No break inside a pair of marks of up to `KEPT_WHOLE` characters, be it a quotation of several sentences. In a
 *   longer one, and behind a mark that has no partner in the paragraph, stops count as usual.
 * - Behind a quotation that ends in a stop, its place decides. One that opens the sentence runs on into the clause
 *   that names its speaker (“甲。”他说。). One introduced by a colon or a comma ends there (他说：“甲。”｜乙。). One
 *   embedded in a clause ends there after 。 but not after ！？…… (高喊“加油！”的人). A title never ends a sentence, nor
 *   does a bracket within one whose stop is that of a quotation in it (他（她说：“不。”）走了。).
 * - Of two quotations side by side the second is a sentence of its own when somebody else speaks (“谁去？”｜“我去。”),
 *   and not when it goes on with the first (“快！”“快！”).
 *
 * The spans are code points, in order, and tile the paragraph; an empty paragraph has none. Linear in the length.
 */
export const splitSentences = (paragraph: string): ReadonlyArray<Span> => {
  const text = new CodePoints(paragraph)
  const ends = sentenceEnds(paragraph).map((end) => text.fromUnit(end))
  return ends.map((end, i) => ({ start: ends[i - 1] ?? 0, end }))
}

/** UTF-16 offsets of the ends of the sentences, in order; the last is the length of the paragraph. */
const sentenceEnds = (paragraph: string): ReadonlyArray<number> => {
  const enclosures = pairEnclosures(paragraph)
  const byOpening = new Map([...enclosures.values()].map((enclosure) => [enclosure.open, enclosure]))
  const places = new Map<Enclosure, Place>()
  const ends: Array<number> = []
  let start = 0
  /** Whether the sentence holds more than marks so far: stops alone are no sentence. */
  let hasWord = false
  /** Closing mark of the outermost enclosure that is kept whole. */
  let wholeUntil = -1

  for (let at = 0; at < paragraph.length;) {
    const opened = byOpening.get(at)
    if (opened !== undefined) {
      places.set(opened, placeOf(opened, paragraph, start, enclosures, places))
      if (opened.close - opened.open - 1 <= KEPT_WHOLE[opened.kind]) wholeUntil = Math.max(wholeUntil, opened.close)
    }
    const run = readStops(paragraph, start, at, enclosures)
    if (run === undefined) {
      hasWord ||= NOT_A_MARK.test(paragraph[at]!)
      at++
      continue
    }
    const reply = byOpening.get(run.next)
    if (
      hasWord &&
      run.end > wholeUntil &&
      endsSentence(run, paragraph, at, places, reply) &&
      run.next < paragraph.length
    ) {
      ends.push(run.next)
      start = run.next
      hasWord = false
    }
    at = run.next
  }
  if (paragraph.length > 0) ends.push(paragraph.length)
  return ends
}

/** Letters and digits; a half of a surrogate pair counts, as rare characters are written with two. */
const NOT_A_MARK = /[\p{L}\p{N}\p{Cs}]/u

/** Marks that no sentence begins with. */
const PAUSE = /[，、；：,;:]/
/** Particles that tie a quotation or an unfinished list to the words behind it: “甲。”的说法, 甲……等. */
const LEANING = /^(?:的(?!确|士)|等(?![到待你我他她]))/
/** An ellipsis behind one of these holds a place open: 从……到……, 当……时, 越……越……. */
const HOLDS_OPEN = /[从当在自由把将被以像如越既又对]/
/** What goes on behind a list that an ellipsis cuts short: 从甲……到乙, 甲、乙……都有, and lower case. */
const GOES_ON = /^[到都也\p{Ll}]/u

const endsSentence = (
  run: StopRun,
  paragraph: string,
  at: number,
  places: ReadonlyMap<Enclosure, Place>,
  next: Enclosure | undefined
): boolean => {
  const following = paragraph.slice(run.next, run.next + 2)
  if (PAUSE.test(following.charAt(0))) return false
  if (!run.endsInClosingMark) {
    if (run.kind !== "ellipsis") return true
    return !HOLDS_OPEN.test(paragraph.charAt(at - 1)) && !LEANING.test(following) && !GOES_ON.test(following)
  }
  const closed = run.closed
  if (closed === undefined) return true
  const place = places.get(closed)
  switch (closed.kind) {
    case "title":
      return false
    case "bracket":
      return place === "opening" || (run.kind === "full" && run.innermost?.kind !== "quotation")
    case "quotation":
      if (LEANING.test(following) || following.startsWith("—")) return false
      if (isOpeningQuotation(following.charAt(0))) return run.kind === "full" || isReply(next, paragraph, place)
      if (place === "introduced") return true
      return place === "embedded" && run.kind === "full"
  }
}

const FULL_STOP = /[。｡]$/
/** A clause that names the speaker of the quotation before it: 支书答。 */
const NAMES_SPEAKER = /^[^，、。！？；：…“”‘’「」『』]{0,14}?(?:[说道问答喊叫嚷讲]|表示|感叹)[，。！？：]/

/**
 * Whether a quotation right behind one that ends in ！？…… is somebody else's: it is a statement, or the first has its
 * speaker named before it and this one behind.
 */
const isReply = (quotation: Enclosure | undefined, paragraph: string, placeOfFirst: Place | undefined): boolean => {
  if (quotation?.kind !== "quotation") return false
  if (FULL_STOP.test(paragraph.slice(quotation.close - 1, quotation.close))) return true
  return placeOfFirst === "introduced" && NAMES_SPEAKER.test(paragraph.slice(quotation.close + 1, quotation.close + 20))
}

/** Where an enclosure stands in its sentence: at the start of it, behind a pause, or in the middle of a clause. */
type Place = "opening" | "introduced" | "embedded"

const placeOf = (
  enclosure: Enclosure,
  paragraph: string,
  start: number,
  enclosures: ReadonlyMap<number, Enclosure>,
  places: ReadonlyMap<Enclosure, Place>
): Place => {
  let before = enclosure.open - 1
  while (before >= start && /\s/.test(paragraph[before]!)) before--
  if (before < start) return "opening"
  const neighbour = enclosures.get(before)
  if (neighbour?.kind === "quotation") return places.get(neighbour) ?? "embedded"
  return /[\p{L}\p{N}\p{Cs}》）]/u.test(paragraph[before]!) ? "embedded" : "introduced"
}
