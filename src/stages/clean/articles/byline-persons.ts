import { isName, isSurname, mayBeName } from "./person-names.ts"

/**
 * A byline's two parts. The name is who wrote or spoke; the title is the office, the desk or what they did, as printed.
 */
export interface Byline {
  readonly name: string | null
  readonly title: string | null
}

/** What those are called who write for a paper. */
const DESK = "(?:记者|記者|通讯员|通訊員|评论员|評論員|特派员|特派員|观察员|撰稿人?|实习生|實習生|作者|编者|編者|译者)"
const DESK_OF =
  "(?:本报|本報|本刊|本网|本網|本台|本臺|[\\u3400-\\u9fff]{2}社|首席|高级|见习|見習|实习|實習|特约|特約|特派|驻[\\u3400-\\u9fff]{1,3}?|駐[\\u3400-\\u9fff]{1,3}?)"
const DESKS = new RegExp(`${DESK_OF}{0,3}${DESK}`, "g")

/** What somebody did for the piece, as a word of its own. */
const DEEDS: ReadonlySet<string> = new Set(
  "文 图 圖 摄 攝 图文 圖文 文图 摄影 攝影 摄像 撰文 供图 供圖 制图 绘图 漫画 采写 采访 整理 编译 编写 翻译 口述".split(
    " "
  )
)
const DEED_BEHIND = /(?:摄影|攝影|[摄攝])$/
/** That it is a report: no part of either. */
const REPORTS = /(?:综合|綜合|联合|联合采访|采访|采写|摄影|攝影|现场)?(?:报道|報道|報導|报导)$/
/** Places that begin with a surname, of those that reports are sent from. */
const PLACE = /[州市县縣区區省镇鎮乡鄉]$|^(?:武汉|武漢|成都|石家庄|包头|安阳|金华|柳江|温哥华)$/

interface Piece {
  readonly start: number
  readonly end: number
  /** `office` is a word that says nothing by itself: 江州日报社. `left out` is in neither part. */
  readonly kind: "name" | "desk" | "office" | "left out"
}

/**
 * The persons of a byline that says what each is or did, in any order: the names, and what they are called. Undefined when
 * no such word is in it, or when a word is in it that fits nowhere.
 */
export const readPersons = (text: string): Byline | undefined => {
  for (const due of [isName, mayBeName]) {
    const pieces = piecesOf(text, due)
    if (!pieces.some(({ kind }) => kind === "desk")) return undefined
    if (pieces.every(({ kind }) => kind === "desk")) return { name: null, title: text }
    if (!pieces.some(({ kind }) => kind === "name")) continue
    if (pieces.some(({ kind }, i) => kind === "office" && pieces[i - 1]?.kind === "desk")) return undefined
    return { name: runs(text, pieces, ["name"]), title: runs(text, pieces, ["desk", "office"]) }
  }
  return undefined
}

/** The pieces of some kinds: those side by side with what stands between them, others with a blank between. */
const runs = (text: string, pieces: ReadonlyArray<Piece>, kinds: ReadonlyArray<Piece["kind"]>): string => {
  let out = ""
  pieces.forEach(({ start, end, kind }, i) => {
    if (!kinds.includes(kind)) return
    const before = pieces[i - 1]
    if (before !== undefined && kinds.includes(before.kind)) out += text.slice(before.end, end)
    else out += (out === "" ? "" : " ") + text.slice(start, end)
  })
  return out
}

/** @param due Whether a text right behind a desk, with nothing between, is a name. */
const piecesOf = (text: string, due: (text: string) => boolean): ReadonlyArray<Piece> => {
  const pieces: Array<Piece> = []
  for (const { start, end } of words(text)) pieces.push(...wordPieces(text.slice(start, end), start, pieces, due))
  return pieces
}

/** What parts the words of a byline, besides blanks. */
const STROKES = "/／|｜:：（()）"
const WORD = new RegExp(`[^\\s${STROKES}]+`, "g")
/** Two characters that a blank parts, as a name of two is set; 人 ends 撰稿人. */
const PARTED = new RegExp(
  `(?<=^|[\\s${STROKES}、，,]|${DESK})(?!人)(\\p{Script=Han})[ \\u3000]+(\\p{Script=Han})(?=$|[\\s${STROKES}、，,])`,
  "gu"
)
/** In the place of a blank that parts no words. */
const JOINED = "\ufffc"
const ENDS_WITH_PERSON = new RegExp(`${DESK}(?:$|.{2,4}$)`)

/** Words between blanks and strokes; a name of two parted characters (秦 海) is one, and a list of persons is its members. */
const words = (text: string): ReadonlyArray<{ readonly start: number; readonly end: number }> => {
  const closed = text.replace(PARTED, (both: string, first: string, second: string) =>
    isSurname(first) && !DEEDS.has(second) ? both.replace(/[ \u3000]/g, JOINED) : both
  )
  return Array.from(closed.matchAll(WORD)).flatMap(({ 0: word, index }) => {
    const members = Array.from(word.matchAll(/[^、，,]+/g))
    return members.every(([member]) => isName(unparted(member)) || ENDS_WITH_PERSON.test(member))
      ? members.map((member) => ({ start: index + member.index, end: index + member.index + member[0].length }))
      : [{ start: index, end: index + word.length }]
  })
}

const unparted = (text: string): string => text.replace(/[\ufffc\s]+/g, "")

const wordPieces = (
  word: string,
  start: number,
  before: ReadonlyArray<Piece>,
  due: (text: string) => boolean
): ReadonlyArray<Piece> => {
  const named = before.at(-1)?.kind === "name"
  const piece = (from: number, to: number, kind: Piece["kind"]): Piece => ({
    start: start + from,
    end: start + to,
    kind
  })
  const whole = (kind: Piece["kind"]): ReadonlyArray<Piece> => [piece(0, word.length, kind)]
  if (DEEDS.has(word)) return whole("desk")
  const reports = REPORTS.exec(word)
  const core = word.slice(0, reports?.index ?? word.length)
  if (core === "") return whole("left out")
  const desks = Array.from(core.matchAll(DESKS))
  if (desks.length > 0) return deskPieces(core, desks, reports !== null, piece, due) ?? whole("office")
  if (reports !== null && (PLACE.test(core) || (named && !isName(core)))) return whole("left out")
  const person = personPieces(core, 0, reports !== null, piece, isName)
  if (person !== undefined) return person
  if (reports !== null) return whole("left out")
  const isDue = named || before.at(-1)?.kind === "desk"
  return whole(isDue && mayBeName(word) ? "name" : "office")
}

type MakePiece = (from: number, to: number, kind: Piece["kind"]) => Piece

/** A word with desks in it: each with the name behind it, if one stands there. */
const deskPieces = (
  core: string,
  desks: ReadonlyArray<RegExpExecArray>,
  reports: boolean,
  piece: MakePiece,
  due: (text: string) => boolean
): ReadonlyArray<Piece> | undefined => {
  const out: Array<Piece> = []
  for (const [i, desk] of desks.entries()) {
    const end = desk.index + desk[0].length
    const next = desks[i + 1]?.index ?? core.length
    out.push(piece(i === 0 ? 0 : desk.index, end, "desk"))
    if (next === end) continue
    const person = personPieces(core.slice(end, next), end, reports, piece, due)
    if (person === undefined) return undefined
    out.push(...person)
  }
  return out
}

/** A name, and behind it what its bearer did (秦海摄) or, in a report, where (秦海江州). */
const personPieces = (
  text: string,
  from: number,
  reports: boolean,
  piece: MakePiece,
  due: (text: string) => boolean
): ReadonlyArray<Piece> | undefined => {
  const deed = DEED_BEHIND.exec(text)
  if (deed !== null && due(unparted(text.slice(0, deed.index))))
    return [piece(from, from + deed.index, "name"), piece(from + deed.index, from + text.length, "desk")]
  if (due(unparted(text))) return [piece(from, from + text.length, "name")]
  if (!reports) return undefined
  // A place has two characters at least.
  const length = [3, 2].find((length) => text.length >= length + 2 && isName(text.slice(0, length)))
  return length === undefined
    ? undefined
    : [piece(from, from + length, "name"), piece(from + length, from + text.length, "left out")]
}
