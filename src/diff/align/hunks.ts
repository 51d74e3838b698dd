import { anchoredRuns } from "./anchors.ts"
import type { Run, Sequence } from "./common-runs.ts"

/** A place where two texts differ, in code points of each; one of the two may be empty. */
export interface Hunk {
  readonly aStart: number
  readonly aEnd: number
  readonly bStart: number
  readonly bEnd: number
}

/**
 * Where two texts differ. Ink is aligned first and white space afterwards, place by place: a page that was wrapped at
 * another width differs in its breaks only, whatever the number of its lines.
 */
export const hunksBetween = (a: Sequence, b: Sequence): Array<Hunk> => {
  const inkA = inkOf(a)
  const inkB = inkOf(b)
  const runs = withoutChance(anchoredRuns(inkA.points, inkB.points))
  const hunks: Array<Hunk> = []
  let [atA, atB] = [0, 0]
  const between = (toA: number, toB: number): void => {
    const hunk = tight(a, atA, toA, b, atB, toB)
    if (hunk !== undefined) hunks.push(hunk)
  }
  for (const run of runs) {
    for (let i = 0; i < run.length; i++) {
      const placeA = inkA.places[run.a + i]!
      const placeB = inkB.places[run.b + i]!
      if (placeA > atA || placeB > atB) between(placeA, placeB)
      atA = placeA + 1
      atB = placeB + 1
    }
  }
  between(a.length, b.length)
  return hunks.map((hunk, i) => slid(a, b, hunk, hunks[i - 1], hunks[i + 1]))
}

const inkOf = (text: Sequence): { readonly points: Sequence; readonly places: Uint32Array } => {
  const points = new Uint32Array(text.length)
  const places = new Uint32Array(text.length)
  let n = 0
  for (let i = 0; i < text.length; i++) {
    if (isSpace(text[i]!)) continue
    points[n] = text[i]!
    places[n++] = i
  }
  return { points: points.subarray(0, n), places: places.subarray(0, n) }
}

const isSpace = (point: number): boolean =>
  point === 0x20 ||
  point === 0x3000 ||
  (point >= 0x09 && point <= 0x0d) ||
  (point >= 0x1c && point <= 0x1f) ||
  point === 0x85 ||
  point === 0xa0 ||
  (point >= 0x2000 && point <= 0x200a) ||
  point === 0x2028 ||
  point === 0x2029

/** Equal characters between two replaced stretches say nothing when they are so few: 的 stands in any two sentences. */
const CHANCE = 3

/** Drops runs that are short, and shorter than what differs on both sides of them. */
const withoutChance = (runs: ReadonlyArray<Run>): Array<Run> => {
  const kept: Array<Run> = []
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i]!
    const last = kept.at(-1)
    const next = runs[i + 1]
    const before = Math.max(run.a - endA(last), run.b - endB(last))
    const behind = next === undefined ? 0 : Math.max(next.a - run.a - run.length, next.b - run.b - run.length)
    if (run.length > CHANCE || run.length > before || run.length > behind) kept.push(run)
  }
  return kept
}

const endA = (run: Run | undefined): number => (run === undefined ? 0 : run.a + run.length)
const endB = (run: Run | undefined): number => (run === undefined ? 0 : run.b + run.length)

/** The difference without what its two sides begin and end with alike; nothing when they are the same. */
const tight = (
  a: Sequence,
  aStart: number,
  aEnd: number,
  b: Sequence,
  bStart: number,
  bEnd: number
): Hunk | undefined => {
  while (aStart < aEnd && bStart < bEnd && a[aStart] === b[bStart]) {
    aStart++
    bStart++
  }
  while (aEnd > aStart && bEnd > bStart && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd--
    bEnd--
  }
  return aStart === aEnd && bStart === bEnd ? undefined : { aStart, aEnd, bStart, bEnd }
}

/**
 * Text that was put in or taken out can often be said to stand at several places: in 镇长甲。镇长乙。 it is the same to
 * take out 镇长甲。 or 甲。镇长. It is slid to where a reader would say it stands: behind a line or a sentence.
 */
const slid = (a: Sequence, b: Sequence, hunk: Hunk, before: Hunk | undefined, behind: Hunk | undefined): Hunk => {
  const inserted = hunk.aStart === hunk.aEnd
  if (!inserted && hunk.bStart !== hunk.bEnd) return hunk
  const text = inserted ? b : a
  const [start, end] = inserted ? [hunk.bStart, hunk.bEnd] : [hunk.aStart, hunk.aEnd]
  const least = inserted ? (before?.bEnd ?? 0) : (before?.aEnd ?? 0)
  const most = inserted ? (behind?.bStart ?? b.length) : (behind?.aStart ?? a.length)
  let left = 0
  while (start - left > least && text[start - left - 1] === text[end - left - 1]) left++
  let right = 0
  while (end + right < most && text[start + right] === text[end + right]) right++
  let best = 0
  let bestScore = -1
  for (let shift = -left; shift <= right; shift++) {
    const score = breakScore(text, start + shift) + breakScore(text, end + shift)
    if (score > bestScore || (score === bestScore && Math.abs(shift) < Math.abs(best))) {
      best = shift
      bestScore = score
    }
  }
  return {
    aStart: hunk.aStart + best,
    aEnd: hunk.aEnd + best,
    bStart: hunk.bStart + best,
    bEnd: hunk.bEnd + best
  }
}

const SENTENCE_END = new Set(Array.from("。！？!?”」』", (character) => character.codePointAt(0)!))
const CLAUSE_END = new Set(Array.from("，、；：,;:）)", (character) => character.codePointAt(0)!))

/** How much a place looks like one where something begins. */
const breakScore = (text: Sequence, at: number): number => {
  if (at === 0 || at === text.length) return 4
  const previous = text[at - 1]!
  if (previous === 0x0a || previous === 0x0d) return isSpace(text[at]!) ? 3 : 4
  if (SENTENCE_END.has(previous)) return 3
  if (CLAUSE_END.has(previous)) return 1
  return isSpace(previous) ? 1 : 0
}
