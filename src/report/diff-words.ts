import type { Cause, Item, Kind, Layer } from "../diff/change.ts"
import type { DiffReport, LayerLine } from "../diff/report.ts"

/** What a layer's changes are called. */
export const LAYER_NOUN: Readonly<Record<Layer, string>> = {
  inputs: "bulletin",
  text: "text",
  sentences: "sentence",
  tokens: "word",
  entities: "entity",
  embeddings: "vector"
}

const ITEM_NOUN: Readonly<Record<Item, readonly [one: string, many: string]>> = {
  inputs: ["bulletin", "bulletins"],
  pages: ["page", "pages"],
  edits: ["edit", "edits"],
  paragraphs: ["paragraph", "paragraphs"],
  articles: ["article", "articles"],
  sentences: ["sentence", "sentences"],
  tokens: ["word", "words"],
  entities: ["name", "names"],
  embeddings: ["vector", "vectors"],
  neighbours: ["set of neighbours", "sets of neighbours"]
}

const KIND_WORDS: Readonly<Partial<Record<Kind, string>>> = {
  recut: "cut otherwise",
  role: "in another role",
  reattributed: "with another article",
  boundary: "with another boundary",
  pos: "with another part of speech",
  canonical: "with another canonical name",
  decoded: "decoded otherwise",
  status: "usable in one run only",
  headline: "with another headline",
  byline: "with another byline",
  title: "with another title",
  published_on: "with another day",
  drift: "moved",
  changed: "changed"
}

export const kindWords = (kind: Kind): string => KIND_WORDS[kind] ?? kind

/** `3 paragraphs split`. */
export const countOf = (item: Item, kind: Kind, count: number): string =>
  `${number(count)} ${ITEM_NOUN[item][count === 1 ? 0 : 1]} ${kindWords(kind)}`

export const itemNoun = (item: Item): string => ITEM_NOUN[item][0]

export const CAUSE_WORDS: Readonly<Record<Cause, string>> = {
  input: "from changed bulletins",
  text: "from cleaning",
  segmentation: "from the segmentation",
  recogniser: "from the recogniser",
  embedder: "from the sentence model",
  noise: "that nothing explains (noise)"
}

export const number = (value: number): string => value.toLocaleString("en")

/** Cosine distances: three digits, or the power of ten. */
export const distance = (value: number): string =>
  value === 0 ? "0" : value < 0.001 ? value.toExponential(1) : value.toFixed(4)

/** Movements named in a parenthesis. */
const NAMED = 3

/** Movements of a stage that fit into a parenthesis: models and configuration by name, code and packages by count. */
export const madeWords = (movements: ReadonlyArray<string>): string => {
  const of = (prefix: string) => movements.filter((movement) => movement.startsWith(prefix))
  const [code, packages] = [of("code: "), of("package: ")]
  const said = movements.filter((movement) => !code.includes(movement) && !packages.includes(movement))
  const shown = said.slice(0, NAMED)
  if (said.length > NAMED) shown.push(`${said.length - NAMED} more`)
  if (code.length > 0) shown.push(`${code.length} ${code.length === 1 ? "module" : "modules"} of code`)
  if (packages.length > 0) shown.push(packages.length === 1 ? packages[0]! : `${packages.length} packages`)
  return shown.join(", ")
}

const STAGE_OF: Readonly<Partial<Record<Cause, keyof DiffReport["made"]>>> = {
  text: "clean",
  segmentation: "segment",
  recogniser: "entities",
  embedder: "embed"
}

/** `214 entity changes: 9 from changed bulletins, 174 from the recogniser (model …)`. */
export const layerSentence = ({ layer, changes, causes }: LayerLine, made: DiffReport["made"]): string => {
  const noun = `${number(changes)} ${LAYER_NOUN[layer]} ${changes === 1 ? "change" : "changes"}`
  const parts = causes.map(([cause, count]) => {
    const stage = STAGE_OF[cause]
    const why = stage === undefined ? "" : madeWords(made[stage])
    return `${number(count)} ${CAUSE_WORDS[cause]}${why === "" ? "" : ` (${why})`}`
  })
  // That an input differs says itself where it comes from.
  return layer === "inputs" ? noun : `${noun}: ${parts.join(", ")}`
}
