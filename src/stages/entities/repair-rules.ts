import type { Mention } from "./recogniser.ts"

/** A mistake that a trained recogniser makes and that the characters in and around a mention give away. */
export interface RepairRule {
  readonly name: string
  /** The mention as it should be: the same one where the rule has nothing to say, nothing where none is left. */
  readonly repair: (mention: Mention, sentence: ReadonlyArray<string>) => Mention | undefined
  /** A sentence with the mention marked, as found and as repaired. */
  readonly example: readonly [found: string, repaired: string]
}

/** Offices in Latin letters that people of companies have; DJ and the like. */
const LATIN_TITLE = /^(?:C[EFTOMI]O|VP|MVP|DJ)\s?(?=\p{Script=Han})/u
/** What stands behind the name of a news agency or before it. */
const BEHIND_AN_AGENCY = /^(?:[^，。；！？]{0,8}\d{1,2}月\d{1,2}日)?(?:电|讯|快讯|特稿|记者|通讯员|报道|消息|援引)/u
const AGENCY = /^\p{Script=Han}{2,3}社$/u

/** In order; each sees what the earlier ones have left. */
export const REPAIR_RULES: ReadonlyArray<RepairRule> = [
  {
    name: "office in Latin letters before a person",
    repair: (mention, sentence) => {
      const title = mention.type === "PER" ? LATIN_TITLE.exec(textOf(mention, sentence)) : null
      return title === null ? mention : { ...mention, start: mention.start + title[0].length }
    },
    example: ["公司〔PER:CEO萨姆·奥尔特曼〕出席", "公司CEO〔PER:萨姆·奥尔特曼〕出席"]
  },
  {
    name: "bracket that is closed right behind a body or a place",
    repair: (mention, sentence) =>
      mention.type !== "PER" && openBracket(mention, sentence) >= 0 && /^[)）]$/.test(sentence[mention.end] ?? "")
        ? { ...mention, end: mention.end + 1 }
        : mention,
    example: ["〔ORG:江州医院骨科（脊柱外科〕）主任", "〔ORG:江州医院骨科（脊柱外科）〕主任"]
  },
  {
    name: "bracket that is not closed",
    repair: (mention, sentence) => {
      const open = openBracket(mention, sentence)
      if (open < 0) return mention
      return open === mention.start ? undefined : { ...mention, end: open }
    },
    example: ["〔ORG:江州医院骨科（脊柱外科〕、创伤科）", "〔ORG:江州医院骨科〕（脊柱外科、创伤科）"]
  },
  {
    name: "news agency that looks like a village",
    repair: (mention, sentence) =>
      mention.type === "LOC" &&
      AGENCY.test(textOf(mention, sentence)) &&
      BEHIND_AN_AGENCY.test(sentence.slice(mention.end, mention.end + 16).join(""))
        ? { ...mention, type: "ORG" }
        : mention,
    example: ["〔LOC:江州社〕北京11月2日电", "〔ORG:江州社〕北京11月2日电"]
  }
]

/** The mentions of a sentence, in order, after all rules; a function of the sentence alone. */
export const repaired = (sentence: ReadonlyArray<string>, mentions: ReadonlyArray<Mention>): ReadonlyArray<Mention> =>
  mentions.flatMap(
    (mention) =>
      REPAIR_RULES.reduce<Mention | undefined>((left, { repair }) => left && repair(left, sentence), mention) ?? []
  )

const textOf = ({ start, end }: Mention, sentence: ReadonlyArray<string>): string => sentence.slice(start, end).join("")

/** Where a bracket opens in a mention that does not close it; -1 where none does. */
const openBracket = ({ start, end }: Mention, sentence: ReadonlyArray<string>): number => {
  for (let at = end - 1; at >= start; at--) {
    if (/[)）]/.test(sentence[at]!)) return -1
    if (/[(（]/.test(sentence[at]!)) return at
  }
  return -1
}
