import type { Cause, Change, Item, Kind, Layer, Side } from "../diff/change.ts"
import { NEAREST } from "../diff/neighbours.ts"
import type { DiffReport, Distribution, LayerLine } from "../diff/report.ts"

/** What a layer's changes are called. */
export const LAYER_NOUN: Readonly<Record<Layer, string>> = {
  inputs: "bulletin",
  text: "text",
  sentences: "sentence",
  tokens: "word",
  entities: "entity",
  scores: "score",
  embeddings: "vector",
  issues: "issue"
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
  scores: ["score of a name", "scores of names"],
  confidences: ["confidence of an edit", "confidences of edits"],
  embeddings: ["vector", "vectors"],
  neighbours: ["set of neighbours", "sets of neighbours"],
  issues: ["issue", "issues"]
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
  dateline: "with another dateline",
  recogniser: "found by another recogniser",
  title: "with another title",
  published_on: "with another day",
  drift: "moved",
  changed: "changed"
}

export const kindWords = (kind: Kind): string => KIND_WORDS[kind] ?? kind

/** A name that somebody else found is told of the name, not of its score. */
const nounsOf = (item: Item, kind: Kind): readonly [one: string, many: string] =>
  ITEM_NOUN[kind === "recogniser" ? "entities" : item]

/** `3 paragraphs split`. */
export const countOf = (item: Item, kind: Kind, count: number): string =>
  `${number(count)} ${nounsOf(item, kind)[count === 1 ? 0 : 1]} ${kindWords(kind)}`

/** `paragraph split`. */
export const changeWords = ({ item, kind }: Pick<Change, "item" | "kind">): string =>
  `${nounsOf(item, kind)[0]} ${kindWords(kind)}`

/** `何秋声 PER`: a side of a change in words, breaks and blanks as signs; `八闽 LOC (福建省)` where the name is another. */
export const sideWords = ({ item }: Pick<Change, "item">, { text, label, name }: Side): string => {
  const said = item === "edits" || item === "confidences" ? text.replace(/^(?= → )|(?<= → )$/, "∅") : text
  const words = said.replaceAll(/\r?\n/g, "⏎").replaceAll(/^\s|\s$/g, "␣")
  return `${words}${label === null ? "" : ` ${label}`}${name === null || name === text ? "" : ` (${name})`}`
}

export const CAUSE_WORDS: Readonly<Record<Cause, string>> = {
  input: "from changed bulletins",
  text: "from cleaning",
  segmentation: "from the segmentation",
  recogniser: "from the recogniser",
  embedder: "from the sentence model",
  noise: "that nothing explains (noise)"
}

export const number = (value: number): string => value.toLocaleString("en")

export const documentCount = (count: number): string => `${number(count)} ${count === 1 ? "document" : "documents"}`

/** What a gate measured: `it is 0.61`, a count, or a share or distance to three digits. */
export const measured = (value: number | null): string => {
  if (value === null) return "it was not compared"
  return `it is ${Number.isInteger(value) ? number(value) : String(Number(value.toPrecision(3)))}`
}

/** Cosine distances: three digits, or the power of ten. */
export const distance = (value: number): string =>
  value === 0 ? "0" : value < 0.001 ? value.toExponential(1) : value.toFixed(4)

/** How far a change moved something: ` by 0.0412`; of neighbours ` (3 of the 10 nearest)`. Empty where nothing moved. */
export const valueWords = ({ item, value }: Pick<Change, "item" | "value">): string => {
  if (value === null) return ""
  return item === "neighbours" ? ` (${value} of the ${NEAREST} nearest)` : ` by ${distance(value)}`
}

/** `p50 0.0012, p99 0.0410, most 0.0522`. */
export const distributionWords = ({ p50, p99, max }: Distribution): string =>
  `p50 ${distance(p50)}, p99 ${distance(p99)}, most ${distance(max)}`

/** Of each kind of number that moved: `of 812 names by one recogniser in both runs, 700 have the same score; …`. */
export const surenessWords = ({ score_drift, confidence_drift }: DiffReport): ReadonlyArray<string> => {
  const said = (line: Distribution | null, what: string, number_: string) =>
    line === null || line.exact === line.compared
      ? []
      : [
          `of ${number(line.compared)} ${what} in both runs ${number(line.exact)} have the same ${number_}; difference ${distributionWords(line)}`
        ]
  return [...said(score_drift, "names by one recogniser", "score"), ...said(confidence_drift, "edits", "confidence")]
}

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

/**
 * `214 entity changes: 9 from changed bulletins, 174 from the recogniser (model …)`.
 *
 * @param told Causes of which it has been said what made the difference; those of this layer join them.
 */
export const layerSentence = (
  { layer, changes, causes }: LayerLine,
  made: DiffReport["made"],
  told: Set<Cause> = new Set()
): string => {
  const noun = `${number(changes)} ${LAYER_NOUN[layer]} ${changes === 1 ? "change" : "changes"}`
  const parts = causes.map(([cause, count]) => {
    const stage = STAGE_OF[cause]
    const why = stage === undefined || told.has(cause) ? "" : madeWords(made[stage])
    told.add(cause)
    return `${number(count)} ${CAUSE_WORDS[cause]}${why === "" ? "" : ` (${why})`}`
  })
  // That an input differs says itself where it comes from.
  return layer === "inputs" ? noun : `${noun}: ${parts.join(", ")}`
}

const ROW_OF: Readonly<Record<Layer, Item>> = {
  inputs: "inputs",
  text: "paragraphs",
  sentences: "sentences",
  tokens: "tokens",
  entities: "entities",
  scores: "entities",
  embeddings: "embeddings",
  issues: "issues"
}

/** `46 paragraphs`: rows of a layer. */
export const rowsOfLayer = (layer: Layer, count: number): string =>
  `${number(count)} ${ITEM_NOUN[ROW_OF[layer]][count === 1 ? 0 : 1]}`

/** `no difference`, or `112 changes (33 entity, 79 score)`, and what was not looked at. */
export const verdictWords = ({ equal, accepted, changes_total, layers }: DiffReport): string => {
  const besides =
    accepted === 0 ? "" : `; ${number(accepted)} accepted ${accepted === 1 ? "change" : "changes"} not counted`
  const left = layers.filter(({ state }) => state === "left out").map(({ layer }) => layer)
  const different = layers.filter(({ changes }) => changes > 0)
  const parts = [
    different.length < 2
      ? ""
      : different.map(({ layer, changes }) => `${number(changes)} ${LAYER_NOUN[layer]}`).join(", "),
    left.length === 0 ? "" : `not compared: ${left.join(", ")}`
  ].filter((part) => part !== "")
  const noun =
    changes_total === 0
      ? equal
        ? "no difference"
        : "no difference in what was compared"
      : `${number(changes_total)} ${changes_total === 1 ? "change" : "changes"}`
  return `${noun}${parts.length === 0 ? "" : ` (${parts.join("; ")})`}${besides}`
}
