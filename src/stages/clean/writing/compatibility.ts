/** Either width. */
const DIGIT = "[0-9０-９]"
const LETTER = "[A-Za-zＡ-Ｚａ-ｚ]"
/** Where a number may be that of an item, and the mark behind it no decimal point: １．２００３年…… */
const ITEM = `(?:^|[。；：！？\\s])${DIGIT}{1,2}`

/** The full-width marks of numbers, times and addresses; each match is one mark. Every repetition is of bounded length. */
const MARKS: ReadonlyArray<RegExp> = [
  new RegExp(`(?<=${DIGIT})．(?=${DIGIT}{1,6} ?[%％‰万亿])`, "g"),
  new RegExp(`(?<=${DIGIT})(?<!${ITEM})．(?=${DIGIT})`, "g"),
  new RegExp(
    `(?<=(?<![0-9０-９.．])${DIGIT}{1,3}(?:[,，]${DIGIT}{3}){0,4})，(?=${DIGIT}{3}(?:[,，]${DIGIT}{3}){0,4}(?![,，]?${DIGIT}))`,
    "g"
  ),
  new RegExp(`(?<=(?<!${DIGIT})${DIGIT}{1,2}(?:[:：]${DIGIT}{2})?)：(?=${DIGIT}{2}(?!${DIGIT}))`, "g"),
  new RegExp(`(?<=${DIGIT} ?)％`, "g"),
  new RegExp(`(?<=${LETTER}{2}|[@＠](?:${DIGIT}|${LETTER}){1,20})．(?=${LETTER}{2})`, "g"),
  new RegExp(`(?<=${DIGIT}|${LETTER})＠(?=${DIGIT}|${LETTER})`, "g")
]

const WIDE = /[０-９Ａ-Ｚａ-ｚ]/
const isWide = (character: string | undefined): boolean => character !== undefined && WIDE.test(character)
const inkBefore = (text: string, at: number): string | undefined => text[text[at - 1] === " " ? at - 2 : at - 1]
/** Radicals by themselves (Kangxi and their supplement), and ideographs that other standards count twice. */
const RADICAL_OR_TWICE = /[\u2e80-\u2fdf\uf900-\ufaff]/
export const isRadical = (unit: number): boolean => unit >= 0x2e80 && unit <= 0x2fdf

/** The ASCII character of a full-width one. */
const half = (wide: string): string => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)

/**
 * The characters of a paragraph that Unicode holds only for other standards' sake, by their UTF-16 offset, each with the
 * one that it stands for (by compatibility decomposition, NFKC): full-width digits and Latin letters; the marks inside a
 * number, time or address written in these (８．５％, １，２３４, １０：３０, ｗｗｗ．ａｂｃ．ｃｎ); radicals where an ideograph
 * is meant. Offsets and lengths stay as they are.
 */
export const compatibilityChanges = (paragraph: string): ReadonlyMap<number, string> => {
  const changes = new Map<number, string>()
  if (WIDE.test(paragraph)) {
    for (const { 0: wide, index } of paragraph.matchAll(/[０-９Ａ-Ｚａ-ｚ]/g)) changes.set(index, half(wide))
    for (const pattern of MARKS)
      for (const { 0: mark, index } of paragraph.matchAll(pattern))
        if (isWide(inkBefore(paragraph, index)) || isWide(paragraph[index + 1])) changes.set(index, half(mark))
  }
  if (RADICAL_OR_TWICE.test(paragraph))
    for (const { 0: character, index } of paragraph.matchAll(/[\u2e80-\u2fdf\uf900-\ufaff]/g)) {
      const ideograph = character.normalize("NFKC")
      if (ideograph !== character && ideograph.length === 1) changes.set(index, ideograph)
    }
  return changes
}
