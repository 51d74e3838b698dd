import { codePointLength } from "../../domain/code-points.ts"
import { NOT_A_BODY, PLACE_LIKE } from "./lexicon/bodies.ts"
import { BODY_ENDINGS, BODY_HEADS, NAMING_HEADS, PLACE_HEADS } from "./lexicon/heads.ts"
import { DOUBTFUL_SURNAMES, NOT_A_PERSON, OFFICES, SPEAKING, SURNAMES, TRANSLITERATION } from "./lexicon/people.ts"
import {
  COUNTRIES,
  NOT_A_PLACE,
  NOT_A_ROW,
  ONE_CHARACTER_NAMES,
  ROWS_OF_NAMES,
  SURE_ONE_CHARACTER_NAMES
} from "./lexicon/places.ts"

/**
 * What a piece of a sentence may contribute to a name, one letter each, so that a merging rule is a regular
 * expression over the letters of a sentence.
 *
 * | letter | piece | | letter | piece |
 * |---|---|---|---|---|
 * | `P` | name of a place | | `B` | what the name of a body ends in |
 * | `A` | the same in one character, sure | | `D`, `d` | what the name of a place ends in; `d` after common nouns too |
 * | `c` | the same, unsure | | `M` | 第…届 |
 * | `O` | name of a body | | `H` | an office |
 * | `R` | name of a person | | `V` | a verb or a title that follows a person |
 * | `S` | a surname of one character | | `·` `、` | these marks |
 * | `T` | characters of foreign names | | `n` | another character |
 * | `Y` | word in no dictionary | | `_` | all else |
 * | `N` | other nominal word | | | |
 */
export type PieceKind =
  | "P"
  | "A"
  | "c"
  | "O"
  | "R"
  | "S"
  | "T"
  | "Y"
  | "N"
  | "B"
  | "D"
  | "d"
  | "M"
  | "H"
  | "V"
  | "·"
  | "、"
  | "n"
  | "_"

/** A part of a word; its length counts code points. */
export interface Part {
  readonly length: number
  readonly kind: PieceKind
}

const ONE = `[${ONE_CHARACTER_NAMES}]`
/** 中美, 越中. */
const ROW_WITH_CHINA = new RegExp(`^(?:中${ONE}|${ONE}中)$`)
/** 中美关系. */
const ROW_AND_GENERIC = new RegExp(`^(中${ONE})(关系|双方|两国)$`)
/** 中方, 俄军, 美媒, 乌称. */
const NAME_AND_SIDE = new RegExp(`^(${ONE})(方愿?|军|媒|称|外长|防长|武装|军基地)$`)
const NOT_A_SIDE =
  /^(?:大|新军|亚军|安方|台方|比方|华军|海军|加称|古称|亚称|日称|拉方|深方|洪军|白军|新称|委方|荷方|格方)/
/** 访华, 驻华. */
const VERB_AND_CHINA = /^[访来对驻在援赴]华$/
/** What follows is no part of the name: 长江流域, 中亚国家, 中国式, 法国总理. */
const NAME_AND_GENERIC = /^(.{2,})(地区|流域|国家|式|化|系|人|籍|总统|总理|首相|外长)$/

const OF_A_PLACE = new Set(["地区", "流域", "国家"])

/** A word as the parts that count: most words are one. */
export const divide = (text: string, pos: string): ReadonlyArray<Part> => {
  if (isRowOfNames(text)) return Array.from(text, () => ({ length: 1, kind: "A" }))
  const row = ROW_AND_GENERIC.exec(text)
  if (row !== null) return [part(1, "A"), part(1, "A"), part(2, "_")]
  const side = NOT_A_SIDE.test(text) ? null : NAME_AND_SIDE.exec(text)
  if (side !== null) return [part(1, "A"), part(codePointLength(side[2]!), "_")]
  if (VERB_AND_CHINA.test(text)) return [part(1, "_"), part(1, "A")]
  const generic = NAME_AND_GENERIC.exec(text)
  if (generic !== null && (COUNTRIES.has(generic[1]!) || (pos === "ns" && OF_A_PLACE.has(generic[2]!)))) {
    return [part(codePointLength(generic[1]!), "P"), part(generic[2]!.length, "_")]
  }
  return [part(codePointLength(text), kindOf(text, pos))]
}

const part = (length: number, kind: PieceKind): Part => ({ length, kind })

const isRowOfNames = (text: string): boolean =>
  ROWS_OF_NAMES.has(text) || (ROW_WITH_CHINA.test(text) && !NOT_A_ROW.has(text))

const NOMINAL = new Set(["n", "nz", "vn", "j", "b", "l", "an", "eng", "s", "ng", "nt", "ns", "nr", "nrt", "a", "f"])
const ORDINAL = /^第?[一二三四五六七八九十百]+届$/
const HAN = /^\p{Script=Han}+$/u
/** A name that ends so is one of a place, whatever the dictionary says. */
const PLACE_ENDING = /[市县区镇村港湾河湖江山岛州省口]$/

const kindOf = (text: string, pos: string): PieceKind => {
  const length = codePointLength(text)
  if (text === "·" || text === "•") return "·"
  if (text === "、") return "、"
  if (length === 1) return kindOfCharacter(text, pos)
  if (COUNTRIES.has(text)) return "P"
  if (OFFICES.has(text)) return "H"
  if (SPEAKING.has(text)) return "V"
  if (ORDINAL.test(text)) return "M"
  if (BODY_HEADS.has(text)) return "B"
  if (NAMING_HEADS.has(text)) return "d"
  if (PLACE_HEADS.has(text)) return "D"
  if (pos === "nt" && length >= 3 && !NOT_A_BODY.has(text)) return PLACE_LIKE.test(text) ? "P" : "O"
  if (pos === "ns" && !NOT_A_PLACE.has(text)) return "P"
  if (NOMINAL.has(pos) && BODY_ENDINGS.test(text)) return "B"
  return personKind(text, pos, length) ?? (NOMINAL.has(pos) ? "N" : pos === "x" && HAN.test(text) ? "Y" : "_")
}

const personKind = (text: string, pos: string, length: number): PieceKind | undefined => {
  if (NOT_A_PERSON.has(text)) return undefined
  if (pos === "nrfg") return "R"
  if (pos !== "nr" && pos !== "nrt" && pos !== "x") return undefined
  const surname = SURNAMES.has(text.slice(0, 2)) ? text.slice(0, 2) : text.slice(0, 1)
  const chinese = SURNAMES.has(surname) && length <= (pos === "nr" ? 4 : 3)
  if (chinese && PLACE_ENDING.test(text) && pos !== "x") return length > 2 ? "P" : undefined
  if (chinese && pos === "nr") return "R"
  if (TRANSLITERATION.test(text)) return "T"
  if (chinese && pos === "x" && !DOUBTFUL_SURNAMES.has(surname)) return "R"
  return undefined
}

const kindOfCharacter = (text: string, pos: string): PieceKind => {
  if (SURE_ONE_CHARACTER_NAMES.has(text)) return "A"
  if (BODY_HEADS.has(text)) return "B"
  if (NAMING_HEADS.has(text)) return "d"
  if (PLACE_HEADS.has(text)) return "D"
  if (SPEAKING.has(text)) return "V"
  if (SURNAMES.has(text) && pos.startsWith("nr")) return "S"
  if (ONE_CHARACTER_NAMES.includes(text)) return "c"
  if (SURNAMES.has(text) && !DOUBTFUL_SURNAMES.has(text)) return "S"
  return HAN.test(text) && !/^[的了在和与及是将向对从为把被等]$/.test(text) ? "n" : "_"
}
