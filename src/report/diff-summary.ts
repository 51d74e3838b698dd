import stringWidth from "string-width"
import { StageName } from "../domain/issue.ts"
import type { Cause } from "../diff/change.ts"
import type { DiffReport, KindLine, LayerLine } from "../diff/report.ts"
import type { DiffDress } from "./diff-dress.ts"
import {
  countOf,
  distributionWords,
  documentCount,
  layerSentence,
  measured,
  number,
  rowsOfLayer,
  surenessWords,
  verdictWords
} from "./diff-words.ts"
import { fitted, hangingLines } from "./hanging-lines.ts"

/** Names, movements and labels that fit a screen. */
const NAMES = 12
const MOVEMENTS = 4
const LABELS = 4

/** Columns before what is said of a layer, and before what its changes are. */
const HEAD = 11
const DETAIL = 13

/**
 * The comparison on one screen: what differs in how the runs were made, layer by layer what changed, and the names.
 *
 * @param columns Of the terminal.
 */
export const diffSummary = (report: DiffReport, dress: DiffDress, columns: number): string => {
  const { a, b } = report
  const told = new Set<Cause>()
  const blocks = [
    [`A ${a.run}  ${documentCount(a.documents)}`, `B ${b.run}  ${documentCount(b.documents)}`].join("\n"),
    madeBlock(report, dress, columns),
    report.layers.map((layer) => layerBlock(layer, report, told, dress, columns)).join("\n"),
    namesBlock(report, dress),
    gatesBlock(report, dress),
    hangingLines(verdictWords(report), columns, 0).map(dress.strong).join("\n")
  ]
  return blocks.filter((block) => block !== "").join("\n\n")
}

const madeBlock = ({ made, notes }: DiffReport, dress: DiffDress, columns: number): string => {
  const lines = StageName.literals.flatMap((stage) => {
    const movements = made[stage]
    if (movements.length === 0) return []
    const shown = movements.slice(0, MOVEMENTS)
    if (movements.length > MOVEMENTS) shown.push(`and ${movements.length - MOVEMENTS} more (--json names them)`)
    return shown
      .flatMap((movement) => hangingLines(movement, columns, DETAIL))
      .map((line, i) => `  ${dress.strong((i === 0 ? stage : "").padEnd(HEAD))}${line}`)
  })
  const all = [
    ...lines,
    ...notes.flatMap((note) =>
      hangingLines(note, columns, 4).map((line, i) => `  ${i === 0 ? "" : "  "}${dress.quiet(line)}`)
    )
  ]
  return all.length === 0 ? "" : ["made otherwise", ...all].join("\n")
}

const layerBlock = (
  layer: LayerLine,
  report: DiffReport,
  told: Set<Cause>,
  dress: DiffDress,
  columns: number
): string => {
  const said = (text: string, draw: (line: string) => string): ReadonlyArray<string> =>
    hangingLines(text, columns, HEAD).map(
      (line, i) => `${i === 0 ? dress.strong(layer.layer.padEnd(HEAD)) : " ".repeat(HEAD)}${draw(line)}`
    )
  const quietly = (text: string): ReadonlyArray<string> =>
    hangingLines(text, columns, DETAIL).map((line) => " ".repeat(DETAIL) + dress.quiet(line))
  const drift = layer.layer === "embeddings" ? driftWords(report) : []
  switch (layer.state) {
    case "same":
      return said("the same bytes", dress.quiet).join("\n")
    case "equal":
      return [
        ...said(`no change in ${rowsOfLayer(layer.layer, layer.rows.b)}`, dress.quiet),
        ...drift.flatMap(quietly)
      ].join("\n")
    case "absent":
      return said("in neither run", dress.quiet).join("\n")
    case "left out":
      return said(`not compared (${layer.why ?? ""})`, dress.quiet).join("\n")
    case "different":
      return [
        ...said(
          `${layerSentence(layer, report.made, told)}${layer.why === null ? "" : ` (rest not compared: ${layer.why})`}`,
          (line) => line
        ),
        ...layer.kinds.map((kind) => kindLine(kind, dress)),
        ...(layer.layer === "tokens" ? wordLines(report, columns).flatMap(quietly) : []),
        ...(layer.layer === "scores" ? surenessWords(report).flatMap(quietly) : []),
        ...drift.flatMap(quietly)
      ].join("\n")
  }
}

const kindLine = ({ item, kind, count, labels }: KindLine, dress: DiffDress): string => {
  const shown = labels.slice(0, LABELS).map(([label, n]) => `${label} ${number(n)}`)
  const more = labels.length > LABELS ? ", …" : ""
  const by = shown.length === 0 ? "" : dress.quiet(`  ${shown.join(", ")}${more}`)
  return `${" ".repeat(DETAIL)}${countOf(item, kind, count)}${by}`
}

const WORD_PAIRS = 6

/** As many of the most frequent pairs of words as fit a line. */
const wordLines = ({ words }: DiffReport, columns: number): ReadonlyArray<string> => {
  let line = ""
  for (const [pair, count] of words.slice(0, WORD_PAIRS)) {
    const longer = `${line}${line === "" ? "" : "   "}${pair} ×${number(count)}`
    if (line !== "" && stringWidth(longer) > columns - DETAIL) break
    line = longer
  }
  return line === "" ? [] : [line]
}

const driftWords = ({ drift, neighbours }: DiffReport): ReadonlyArray<string> => {
  if (drift === null) return []
  const { compared, exact, floor } = drift
  const of = `of ${number(compared)} sentences with the same text`
  if (exact === compared) return [`${of} every vector is the same, bit for bit`]
  const lines = [
    `${of} ${number(exact)} have the same vector, bit for bit; cosine drift ${distributionWords(drift)}${floor === null ? "" : `; this is the noise floor of ${floor}`}`
  ]
  if (neighbours !== null && neighbours.of > 0)
    lines.push(
      `of the ${neighbours.nearest} nearest of ${neighbours.sample} sampled sentences ${((100 * neighbours.lost) / neighbours.of).toFixed(1)} % are others`
    )
  return lines
}

const TITLE = "names"

/** Columns of a name; a longer one is cut. */
const NAME = 22

const namesBlock = ({ names, names_total }: DiffReport, dress: DiffDress): string => {
  if (names.length === 0) return ""
  const shown = names.slice(0, NAMES)
  const width = Math.min(NAME, Math.max(...shown.map(({ name }) => stringWidth(name))))
  const head = `${" ".repeat(Math.max(1, width + 3 - TITLE.length))}added   gone  other  type      mentions       documents`
  const lines = shown.map((line) => {
    const count = (sign: string, of: number, draw: (text: string) => string): string =>
      of === 0 ? dress.quiet("·".padStart(6)) : draw(`${sign}${number(of)}`.padStart(6))
    const documents =
      line.documents_gained + line.documents_lost === 0
        ? ""
        : `+${number(line.documents_gained)} −${number(line.documents_lost)}`
    const mentions = `${number(line.mentions_a)} → ${number(line.mentions_b)}`
    return [
      `  ${fitted(line.name, width)}`,
      ` ${count("+", line.added, dress.come)} ${count("−", line.removed, dress.gone)} ${count("~", line.changed, dress.other)}`,
      `  ${dress.quiet(`${line.types.join("/").padEnd(8)}  ${mentions.padEnd(13)}  ${documents}`.trimEnd())}`
    ].join("")
  })
  const more = names_total - shown.length
  if (more > 0) lines.push(dress.quiet(`  and ${number(more)} more ${more === 1 ? "name" : "names"}`))
  return [`${TITLE}${dress.quiet(head)}`, ...lines].join("\n")
}

const gatesBlock = ({ gates }: DiffReport, dress: DiffDress): string =>
  gates
    .map(({ gate, failed, value }) =>
      failed
        ? dress.gone(`gate failed: ${gate} (${measured(value)})`)
        : dress.come(`gate passed: ${gate} (${measured(value)})`)
    )
    .join("\n")
