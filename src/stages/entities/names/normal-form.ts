import type { EntityType } from "../../../domain/entity.ts"
import { inSimplified } from "../reading-form.ts"

/** A way of writing a name that does not make it another name. */
export interface NormalFormRule {
  readonly name: string
  readonly types: ReadonlyArray<EntityType>
  readonly pattern: RegExp
  readonly replacement: string | ((matched: string) => string)
  /** A name as written, and its normal form by all rules. */
  readonly example: readonly [written: string, normal: string]
}

const ALL = ["PER", "LOC", "ORG"] as const

/** What may follow a person's name in a mention; no given name ends so. */
const TITLES =
  "总书记|副?书记|副?主席|副?主任|副?总理|副?总统|副?部长|副?省长|副?市长|副?县长|副?区长|副?局长|副?院长|副?校长|副?会长|副?董事长|副?总经理|" +
  "副?教授|研究员|工程师|委员长|代表|委员|院士|同志|先生|女士|老师|医生|大使|外长|首相|将军|上将|中将|少将"

/** In order; the outcome is what names are compared by. */
export const NORMAL_FORM_RULES: ReadonlyArray<NormalFormRule> = [
  {
    name: "white space between Han characters is noise; between Latin words it is part of the name",
    types: ALL,
    pattern: /(?<![\p{Script=Latin}!-~\s])\s+|\s+(?![\p{Script=Latin}!-~\s])/gu,
    replacement: "",
    example: ["北京 市", "北京市"]
  },
  {
    name: "traditional characters",
    types: ALL,
    pattern: /\p{Script=Han}+/gu,
    replacement: inSimplified,
    example: ["廣東省", "广东省"]
  },
  {
    name: "full-width letters and digits",
    types: ALL,
    pattern: /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g,
    replacement: (wide) => wide.normalize("NFKC"),
    example: ["ＴＣＬ集团", "TCL集团"]
  },
  {
    name: "the dot in a foreign name",
    types: ["PER", "LOC"],
    pattern: /(?<=[\p{Script=Han}\p{Script=Latin}])[•∙‧・･⋅．](?=[\p{Script=Han}\p{Script=Latin}])/gu,
    replacement: "·",
    example: ["玛格丽特•陈", "玛格丽特·陈"]
  },
  {
    name: "full stop for that dot, and behind an initial",
    types: ["PER"],
    pattern: /(?<=\p{Script=Han})\.(?=\p{Script=Han})|(?<=\b[A-Z])\.\s*(?=[A-Z]\b|\p{Script=Han})/gu,
    replacement: "·",
    example: ["J.D.万斯", "J·D·万斯"]
  },
  {
    name: "title behind a person's name",
    types: ["PER"],
    pattern: new RegExp(`(?<=.)(?:${TITLES})+$`, "u"),
    replacement: "",
    example: ["徐留平同志", "徐留平"]
  },
  {
    name: "ordinal before a body",
    types: ["ORG"],
    pattern: /^第?[一二三四五六七八九十\d]+届(?=..)/u,
    replacement: "",
    example: ["十四届全国人大", "全国人大"]
  }
]

/** A name without what differs from one place of the page to the next. */
export const normalForm = (written: string, type: EntityType): string =>
  NORMAL_FORM_RULES.reduce(
    (name, { types, pattern, replacement }) =>
      !types.includes(type)
        ? name
        : typeof replacement === "string"
          ? name.replace(pattern, replacement)
          : name.replace(pattern, replacement),
    written
  )
