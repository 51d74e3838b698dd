/**
 * Quotations, brackets and title marks of a paragraph, paired in one pass.
 *
 * OCR drops, doubles and mirrors quotation marks, so nothing here trusts that a mark has its partner: a mark
 * without one within the paragraph is no enclosure, and a pair far apart does not hold its text together.
 */

export type EnclosureKind = "quotation" | "bracket" | "title"

/** A pair of marks. Offsets are UTF-16 units: `open` of the opening mark, `close` of the closing one. */
export interface Enclosure {
  readonly kind: EnclosureKind
  readonly open: number
  readonly close: number
}

/** Opening mark → closing mark. A straight `"` closes when one is open and opens otherwise. */
const PAIRS: ReadonlyMap<string, readonly [close: string, kind: EnclosureKind]> = new Map([
  ["“", ["”", "quotation"]],
  ["‘", ["’", "quotation"]],
  ["「", ["」", "quotation"]],
  ["『", ["』", "quotation"]],
  ["〝", ["〞", "quotation"]],
  ['"', ['"', "quotation"]],
  ["（", ["）", "bracket"]],
  ["(", [")", "bracket"]],
  ["［", ["］", "bracket"]],
  ["[", ["]", "bracket"]],
  ["【", ["】", "bracket"]],
  ["〔", ["〕", "bracket"]],
  ["｛", ["｝", "bracket"]],
  ["《", ["》", "title"]],
  ["〈", ["〉", "title"]]
])

const CLOSING = new Set([...PAIRS.values()].map(([close]) => close))

/** Whether a quotation begins with the mark. A straight one tells nothing. */
export const isOpeningQuotation = (mark: string): boolean => mark !== '"' && PAIRS.get(mark)?.[1] === "quotation"

/** Marks that can only close: they belong to what stands before them, paired or not. */
export const isClosingMark = (mark: string): boolean => CLOSING.has(mark) && mark !== '"'

/**
 * The longest stretch, in UTF-16 units between the marks, that is never divided. About three sentences of news
 * prose (a mean of 40 characters each); a longer quotation is a speech, and its sentences are sentences of their
 * own. It is also the most that a misread mark can swallow.
 */
export const KEPT_WHOLE: Readonly<Record<EnclosureKind, number>> = { quotation: 120, bracket: 120, title: 60 }

/** The enclosures of a paragraph, by the offset of their closing mark. Linear in the length. */
export const pairEnclosures = (paragraph: string): ReadonlyMap<number, Enclosure> => {
  const pairs = new Map<number, Enclosure>()
  const open: Array<{ readonly at: number; readonly close: string; readonly kind: EnclosureKind }> = []
  const awaited = new Map<string, number>()
  const count = (close: string, by: number) => awaited.set(close, (awaited.get(close) ?? 0) + by)

  for (let at = 0; at < paragraph.length; at++) {
    const mark = paragraph[at]!
    if ((awaited.get(mark) ?? 0) > 0) {
      // Opening marks between the two partners have lost theirs.
      for (let last = open.pop(); last !== undefined; last = open.pop()) {
        count(last.close, -1)
        if (last.close !== mark) continue
        pairs.set(at, { kind: last.kind, open: last.at, close: at })
        break
      }
      continue
    }
    const pair = PAIRS.get(mark)
    if (pair === undefined) continue
    open.push({ at, close: pair[0], kind: pair[1] })
    count(pair[0], 1)
  }
  return pairs
}
