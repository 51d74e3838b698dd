import type { NameUse } from "./name-use.ts"

/**
 * A short name that the text itself introduces: 中华全国总工会（以下简称“全总”）. Code points of the text that follows the
 * full name.
 */
const INTRODUCTION =
  /^[（(](?:以?下)?(?:统称|简称|称)为?[：:]?[“"「『]?(?<short>[^“”"「」『』（()）]{2,10})[”"」』]?[)）]/u

/** 世界卫生组织（WHO）, 东方红一号有限公司（东方红）. */
const BRACKETED = /^[（(](?<short>[\p{Script=Han}\p{Script=Latin}\d]{2,10})[)）]/u

/** Most code points behind a mention that are looked at for a short name. */
export const FOLLOWING = 24

/** The short name that the text behind a mention introduces for it. */
export const introducedName = ({ name, following }: Pick<NameUse, "name" | "following">): string | undefined => {
  const introduced = INTRODUCTION.exec(following)?.groups?.["short"]
  if (introduced !== undefined) return isGeneric(introduced, name) ? undefined : introduced
  const bracketed = BRACKETED.exec(following)?.groups?.["short"]
  return bracketed !== undefined && /^[A-Z][A-Za-z]*$/.test(bracketed) ? bracketed : undefined
}

/** 总工会 for 上海市总工会, and 公司: bare generic words name no body anywhere else. */
const isGeneric = (short: string, full: string): boolean => full.endsWith(short) || /^[公司本集团中心]+$/.test(short)
