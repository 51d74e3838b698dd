import type { NameUse } from "./name-use.ts"

/** What a company is by law, behind its name. */
const LEGAL_FORM = /(?<=...)(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司$/

/** From so many characters on a short name hardly fits by chance. */
const LONG_ENOUGH = 5

/**
 * Whether each character of a short name begins a word of the full one, in order, from its first or second word on and
 * into its last (that of a company's name at least); a word of three characters or more counts as several of two (铁路
 * and 局). One that is long enough may begin anywhere, and a character may go on from the one before it (铁路总工会). The
 * full name is about twice as long or more. Of two characters, 中航 might be many: those are introduced or known.
 */
export const isAbbreviation = (short: string, { name, wordStarts }: Pick<NameUse, "name" | "wordStarts">): boolean => {
  if (short.length < 3 || name.length < 5 || 2 * short.length > name.length + 1) return false
  const heads = new Set(wordStarts.flatMap((start, i) => evenOffsets(start, wordStarts[i + 1] ?? name.length)))
  for (const head of heads) if (name[head] === "第") heads.add(head + 1)
  const end = name.replace(LEGAL_FORM, "").length
  // A long name may be one word of the dictionary: 全国人民代表大会常务委员会.
  const lastWord = Math.max(
    wordStarts.findLast((start) => start < end)!,
    end - 3
  )
  const long = short.length >= LONG_ENOUGH
  const firstWords = long ? name.length : (wordStarts[2] ?? name.length)
  const goesOn = (next: number, last: number): boolean => {
    if (next === short.length) return last >= lastWord
    for (let at = last + 1; at < (next === 0 ? firstWords : name.length); at++) {
      const fits = name[at] === short[next] && (heads.has(at) || (long && next > 0 && at === last + 1))
      if (fits && goesOn(next + 1, at)) return true
    }
    return false
  }
  return goesOn(0, -1)
}

const evenOffsets = (start: number, end: number): ReadonlyArray<number> =>
  end - start < 3 ? [start] : Array.from({ length: Math.ceil((end - start) / 2) }, (_, i) => start + 2 * i)
