import { pieces } from "../language/byline.ts"
import { type Byline, readPersons } from "./byline-persons.ts"
import { isName } from "./person-names.ts"

/** What is set before or behind a byline to make it stand out. */
const ORNAMENTS = /^[\s\u3000■□●○◆◇▲△▼▽★☆※◎▪•·＊*|｜]+|[\s\u3000■□●○◆◇▲△▼▽★☆※◎▪•·＊*|｜]+$/g
const BRACKETS: ReadonlyMap<string, string> = new Map(
  ["（）", "()", "【】", "〔〕", "［］", "[]"].map(([a, b]) => [a!, b!])
)
/** A name of Latin words, behind the `By` of an English page or alone. */
const LATIN = /^(?:[Bb][Yy]:? )?(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*)+)$/u
/** 秦海（江州市市长） */
const OFFICE_IN_BRACKETS = /^([^（(]+)[（(]([^（）()]+)[）)]$/

/**
 * Reads a byline: an office and a name or several (`本报记者 秦海`), pairs of them (`记者 秦海 通讯员 林望舒`,
 * `文/秦海 图/林望舒`), a name alone, or a name and then an office. Parts that stand together keep what stands between
 * them; others get a blank. Ornaments, brackets round the whole, and that and from where they report (`江州报道`) are in
 * neither part. Always gives an answer: an unknown form is a name after the last blank, or a name only.
 */
export const parseByline = (text: string): Byline => {
  const inner = unwrapped(text)
  const latin = LATIN.exec(inner)?.[1]
  if (latin !== undefined) return { name: latin, title: null }
  const [, name = "", title = ""] = OFFICE_IN_BRACKETS.exec(inner) ?? []
  if (isName(name.trim())) return { name: name.trim(), title: title.trim() }
  return readPersons(inner) ?? byPlace(inner)
}

/** The text without ornaments, and without brackets round the whole of it. */
const unwrapped = (text: string): string => {
  const inner = text.replace(ORNAMENTS, "")
  const closing = BRACKETS.get(inner.charAt(0))
  return closing !== undefined && inner.indexOf(closing) === inner.length - 1 ? unwrapped(inner.slice(1, -1)) : inner
}

/** By where the names stand: names behind an office, or before it. */
const byPlace = (text: string): Byline => {
  const parts = pieces(text)
  const last = parts.length - 1
  if (parts.length === 0) return { name: null, title: null }
  if (parts.length === 1) return DESK.test(text) ? { name: null, title: text } : { name: text, title: null }
  let first = last
  while (first > 0 && parts[first]!.name && parts[first - 1]!.name) first--
  if (!parts[last]!.name && parts[0]!.name) {
    let end = 1
    while (end < last && parts[end]!.name) end++
    return { name: text.slice(0, parts[end]!.start).trim(), title: text.slice(parts[end]!.start).trim() }
  }
  if (first === 0) return { name: text.trim(), title: null }
  const at = parts[first]!.start
  return { name: text.slice(at).trim(), title: text.slice(0, at).trim() }
}

/** What nobody is called: a desk that signs without a name. */
const DESK = /(?:记者|記者|通讯员|通訊員|评论员|評論員|特派员|撰稿人?|编辑部|整理|采写|摄影|攝影|口述)$/
