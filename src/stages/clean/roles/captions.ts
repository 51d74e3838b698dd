import { isPersonName } from "../language/byline.ts"
import type { Line } from "../lines/lines.ts"
import type { Roles } from "./viterbi.ts"

/** What only a picture's caption begins with. */
const LEAD =
  /^(?:[▲△▼▽]|图为|图片说明|图文说明|[上下左右]图(?:为|[：:])|图[一二三四1-9①-⑩]?[：:]|图[①-⑩]|(?:摄影|供图|图片)[：:])/
/** Characters that make one word with 图 (企图, 试图, 地图): then `图为` behind a line that ends in one is no caption. */
const WORD_WITH_PICTURE = /[企试意力妄贪宏蓝地版构制绘插拼截附草]$/
/** A photographer at the end of a line; the name is looked at by itself. */
const CREDIT =
  /(?:^|[。（()）\s]|记者|通讯员)\s?([一-鿿]\s{0,2}[一-鿿]{1,2})\s?[/／]?(?:摄|摄影报道|文[/／]图|图[/／]文)[）)]?$/
/** Nats. A join as sure as this is left to stand: a report may begin with who wrote it and took the pictures. */
const SURE_JOIN = 6

/** Whether a line begins a caption. `before` is the line before it. */
export const beginsCaption = (text: string, before: string): boolean =>
  LEAD.test(text) && !WORD_WITH_PICTURE.test(before)

/** Whether a line ends with who took the picture. */
export const endsInCredit = (text: string): boolean => {
  const name = CREDIT.exec(text.slice(-24))?.[1]
  return name !== undefined && isPersonName(name.replace(/\s/g, ""))
}

/**
 * Where a caption keeps apart from the text round it: 1 for a line that does not go on from the line before, since it begins
 * a caption or that one ends it. A caption is a paragraph of its own, also where it stands in the middle of a sentence; the
 * captions of several pictures may be one paragraph, so between two the first reading has its way.
 */
export const captionEdges = (lines: ReadonlyArray<Line>, { joinMargin }: Roles): Uint8Array =>
  Uint8Array.from(lines, ({ text }, i) => {
    if (i === 0 || joinMargin[i]! > SURE_JOIN) return 0
    const before = lines[i - 1]!.text
    return beginsCaption(text, before) !== endsInCredit(before) ? 1 : 0
  })
