import type { EntityType } from "../../domain/entity.ts"

/** A shape of pieces that is a name. */
export interface MergingRule {
  readonly name: string
  readonly type: EntityType
  /** Over the letters of `PieceKind`; global, and without capturing groups. */
  readonly pattern: RegExp
  /** The prior that a mention of this shape is right: its precision on news-train (`bench/entities/rules.ts`). */
  readonly score: number
  /** A phrase with the mention in 〔〕. */
  readonly example: string
  /** Longest mention, in code points. */
  readonly longest?: number
}

/** In order: a piece that an earlier rule took is out of reach of the later ones. */
export const MERGING_RULES: ReadonlyArray<MergingRule> = [
  {
    name: "body and unit",
    type: "ORG",
    pattern: /(?:[PA]|c(?=O))?M?O[PNMRTY]{0,3}B/g,
    score: 0.68,
    example: "〔联合国人权理事会〕召开会议"
  },
  { name: "body", type: "ORG", pattern: /(?:[PA]|c(?=O))?M?O/g, score: 0.77, example: "〔伊朗国防部〕宣布" },
  { name: "place and body", type: "ORG", pattern: /[PA][PNTRYMH]{0,4}B/g, score: 0.66, example: "〔深圳外国语学校〕" },
  { name: "place and head", type: "LOC", pattern: /P[Dd]/g, score: 0.47, example: "〔昆明机场〕扩建" },
  { name: "characters and head", type: "LOC", pattern: /[Ac]{2,4}[Dd]/g, score: 0.58, example: "〔沪渝高速〕" },
  {
    name: "name and head",
    type: "LOC",
    pattern: /(?:[TRY]{1,2}N?|A)[Dd]/g,
    score: 0.34,
    example: "〔鲁班大桥〕通车"
  },
  { name: "place", type: "LOC", pattern: /P/g, score: 0.85, example: "在〔德国〕" },
  {
    name: "foreign name with dot",
    type: "PER",
    pattern: /[TRYScn]+(?:·[TRYNScn]+)+/g,
    score: 0.68,
    example: "〔玛格丽特·陈〕来到现场",
    longest: 20
  },
  {
    name: "surname and given name",
    type: "PER",
    pattern: /S(?:R|[TYN](?=[V、_])|n{1,2}(?=[V、]))/g,
    score: 0.74,
    example: "〔王小川〕表示",
    longest: 3
  },
  { name: "person", type: "PER", pattern: /R/g, score: 0.91, example: "〔鲁迅〕写道" },
  {
    name: "after an office",
    type: "PER",
    pattern: /(?<=H)(?:T[TYn]*|S[TYn]+)/g,
    score: 0.94,
    example: "外长〔希哈布〕说",
    longest: 8
  },
  { name: "foreign name before a verb", type: "PER", pattern: /[Sc]?T+(?=V)/g, score: 0.89, example: "〔萨利姆〕表示" },
  { name: "one character", type: "LOC", pattern: /A|c(?=A)/g, score: 0.88, example: "〔俄〕称" }
]
