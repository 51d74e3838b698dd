import stringWidth from "string-width"
import { StageName } from "../domain/issue.ts"
import type { DiffReport, LayerLine } from "../diff/report.ts"
import type { DiffDress } from "./diff-dress.ts"
import { countOf, distance, layerSentence, number } from "./diff-words.ts"

/** Names, movements and labels that fit a screen. */
const NAMES = 12
const MOVEMENTS = 4
const LABELS = 4

/** The comparison on one screen: what differs in how the runs were made, layer by layer what changed, and the names. */
export const diffSummary = (report: DiffReport, dress: DiffDress): string => {
  const { a, b } = report
  const blocks = [
    [`A ${a.run}  ${number(a.documents)} documents`, `B ${b.run}  ${number(b.documents)} documents`].join("\n"),
    madeBlock(report, dress),
    report.layers.map((layer) => layerBlock(layer, report, dress)).join("\n"),
    namesBlock(report, dress),
    gatesBlock(report, dress),
    verdict(report, dress)
  ]
  return blocks.filter((block) => block !== "").join("\n\n")
}

const madeBlock = ({ made, notes }: DiffReport, dress: DiffDress): string => {
  const lines = StageName.literals.flatMap((stage) => {
    const movements = made[stage]
    if (movements.length === 0) return []
    const shown = movements.slice(0, MOVEMENTS)
    if (movements.length > MOVEMENTS) shown.push(`and ${movements.length - MOVEMENTS} more (--json names them)`)
    return shown.map((movement, i) => `  ${dress.strong((i === 0 ? stage : "").padEnd(11))}${movement}`)
  })
  const all = [...lines, ...notes.map((note) => `  ${dress.quiet(note)}`)]
  return all.length === 0 ? "" : ["made otherwise", ...all].join("\n")
}

const layerBlock = (layer: LayerLine, report: DiffReport, dress: DiffDress): string => {
  const head = dress.strong(layer.layer.padEnd(11))
  switch (layer.state) {
    case "same":
      return `${head}${dress.quiet("the same bytes")}`
    case "equal":
      return `${head}${dress.quiet(`no change in ${number(layer.rows.b)} rows`)}${driftWords(layer, report)}`
    case "left out":
      return `${head}${dress.quiet(`not compared (${layer.why ?? ""})`)}`
    case "different":
      return [
        `${head}${layerSentence(layer, report.made)}${layer.why === null ? "" : dress.quiet(` (rest not compared: ${layer.why})`)}`,
        ...layer.kinds.map(({ item, kind, count, labels }) => {
          const shown = labels.slice(0, LABELS).map(([label, n]) => `${label} ${number(n)}`)
          const more = labels.length > LABELS ? ", …" : ""
          return `${" ".repeat(13)}${countOf(item, kind, count)}${shown.length === 0 ? "" : dress.quiet(`  ${shown.join(", ")}${more}`)}`
        }),
        ...(layer.layer === "tokens" ? wordLines(report, dress) : []),
        ...(layer.layer === "embeddings" ? [`${" ".repeat(11)}${driftWords(layer, report)}`] : [])
      ].join("\n")
  }
}

const WORD_PAIRS = 6

const wordLines = ({ words }: DiffReport, dress: DiffDress): ReadonlyArray<string> =>
  words.length === 0
    ? []
    : [
        `${" ".repeat(13)}${dress.quiet(
          words
            .slice(0, WORD_PAIRS)
            .map(([pair, count]) => `${pair} ×${count}`)
            .join("   ")
        )}`
      ]

const driftWords = ({ layer }: LayerLine, { drift, neighbours }: DiffReport): string => {
  if (layer !== "embeddings" || drift === null) return ""
  const { compared, exact, p50, p99, max, floor } = drift
  const words =
    exact === compared
      ? `  ${number(compared)} sentences with the same text: every vector the same, bit for bit`
      : `  ${number(compared)} sentences with the same text: ${number(exact)} vectors the same, bit for bit; cosine drift p50 ${distance(p50)}, p99 ${distance(p99)}, most ${distance(max)}${floor === null ? "" : `; this is the noise floor of ${floor}`}`
  if (neighbours === null || neighbours.of === 0) return words
  const lost = ((100 * neighbours.lost) / neighbours.of).toFixed(1)
  return `${words}; of the ${neighbours.nearest} nearest of ${neighbours.sample} sampled sentences ${lost} % are others`
}

const namesBlock = ({ names, names_total }: DiffReport, dress: DiffDress): string => {
  if (names.length === 0) return ""
  const shown = names.slice(0, NAMES)
  const widest = Math.max(...shown.map(({ name }) => stringWidth(name)))
  const lines = shown.map(
    ({ name, types, added, removed, changed, mentions_a, mentions_b, documents_gained, documents_lost }) => {
      const padded = name + " ".repeat(widest - stringWidth(name))
      const plus = dress.come(`+${number(added)}`.padStart(6))
      const minus = dress.gone(`−${number(removed)}`.padStart(6))
      const other = changed === 0 ? "      " : dress.other(`~${number(changed)}`.padStart(6))
      const documents =
        documents_gained + documents_lost === 0 ? "" : `, documents +${documents_gained} −${documents_lost}`
      return `  ${padded}  ${plus} ${minus} ${other}  ${dress.quiet(`${types.join("/")}, mentions ${number(mentions_a)} → ${number(mentions_b)}${documents}`)}`
    }
  )
  if (names_total > shown.length) lines.push(dress.quiet(`  and ${number(names_total - shown.length)} more names`))
  return ["names", ...lines].join("\n")
}

const gatesBlock = ({ gates }: DiffReport, dress: DiffDress): string =>
  gates
    .map(({ gate, failed, value }) =>
      failed
        ? dress.gone(`gate failed: ${gate} (it is ${format(value)})`)
        : dress.come(`gate passed: ${gate} (it is ${format(value)})`)
    )
    .join("\n")

const format = (value: number): string => (Number.isInteger(value) ? number(value) : value.toPrecision(3))

const verdict = ({ equal, accepted, changes_total, layers }: DiffReport, dress: DiffDress): string => {
  const besides = accepted === 0 ? "" : `; ${number(accepted)} accepted changes not counted`
  const left = layers.filter(({ state }) => state === "left out").map(({ layer }) => layer)
  const unseen = left.length === 0 ? "" : ` (not compared: ${left.join(", ")})`
  if (equal) return dress.strong(`no difference${unseen}${besides}`)
  return dress.strong(`${number(changes_total)} changes${unseen}${besides}`)
}
