import { type Cause, LAYER_OF } from "../diff/change.ts"
import type { KeptChange } from "../diff/kept-changes.ts"
import { StageName } from "../domain/issue.ts"
import type { DiffReport } from "../diff/report.ts"
import {
  CAUSE_WORDS,
  changeWords,
  countOf,
  distributionWords,
  layerSentence,
  measured,
  number,
  sideWords,
  surenessWords,
  valueWords,
  verdictWords
} from "./diff-words.ts"

/** What fits a comment under a pull request. */
const NAMES = 20
const CHANGES = 30

/** The comparison in GitHub-flavoured Markdown, for a pull request. */
export const diffMarkdown = (report: DiffReport): string => {
  const { a, b, gates } = report
  const blocks = [
    `### ${verdictWords(report).replace(/^n/, "N")}: \`${a.run}\` → \`${b.run}\``,
    gates.map(({ gate, failed, value }) => `- ${failed ? "❌" : "✅"} \`${gate}\` (${measured(value)})`).join("\n"),
    layersTable(report),
    madeList(report),
    namesTable(report),
    changesList(report)
  ]
  return blocks.filter((block) => block !== "").join("\n\n")
}

const layersTable = (report: DiffReport): string => {
  const { layers, made, drift } = report
  const told = new Set<Cause>()
  const rows = layers.map((layer) => {
    const kinds = layer.kinds.map(({ item, kind, count }) => countOf(item, kind, count)).join(", ")
    const said = {
      same: "the same bytes",
      equal: "no change",
      absent: "in neither run",
      different: `${layerSentence(layer, made, told)}. ${kinds}`,
      "left out": `not compared: ${layer.why ?? ""}`
    }[layer.state]
    const moved =
      layer.layer === "embeddings" && drift !== null && drift.exact < drift.compared
        ? `; cosine drift ${distributionWords(drift)}`
        : layer.layer === "scores" && layer.state === "different"
          ? surenessWords(report)
              .map((line) => `; ${line}`)
              .join("")
          : ""
    return `| ${layer.layer} | ${number(layer.rows.a)} → ${number(layer.rows.b)} | ${cell(said + moved)} |`
  })
  return ["| layer | rows | changes |", "|---|---|---|", ...rows].join("\n")
}

const madeList = ({ made, notes }: DiffReport): string => {
  const items = [
    ...StageName.literals.flatMap((stage) => made[stage].map((movement) => `${stage}: ${movement}`)),
    ...notes
  ]
  return items.length === 0 ? "" : details("Made otherwise", items.map((item) => `- ${cell(item)}`).join("\n"))
}

const namesTable = ({ names, names_total }: DiffReport): string => {
  if (names.length === 0) return ""
  const rows = names
    .slice(0, NAMES)
    .map(
      ({ name, types, added, removed, mentions_a, mentions_b, documents_gained, documents_lost }) =>
        `| ${cell(name)} | ${types.join(" ")} | +${added} −${removed} | ${mentions_a} → ${mentions_b} | +${documents_gained} −${documents_lost} |`
    )
  const more = names_total > rows.length ? `\n\n${number(names_total - rows.length)} more names.` : ""
  return `| name | type | mentions | in the run | documents |\n|---|---|---|---|---|\n${rows.join("\n")}${more}`
}

const isScore = ({ item }: KeptChange): boolean => LAYER_OF[item] === "scores"

const changesList = ({ changes, changes_total }: DiffReport): string => {
  if (changes.length === 0) return ""
  // A new model moves the score of every name: what else it did comes first.
  const [scores, others] = [changes.filter(isScore), changes.filter((change) => !isScore(change))]
  const lines = [...others, ...scores].slice(0, CHANGES).map((change) => {
    const { a, b, cause } = change
    const document = (b ?? a)!.document
    const words = [a, b].flatMap((side) => (side === null ? [] : [`\`${code(sideWords(change, side))}\``]))
    const what = [...new Set(words)].join(" → ")
    return `- **${changeWords(change)}${valueWords(change)}** ${what} · ${cell(document)} · ${CAUSE_WORDS[cause]}`
  })
  if (changes_total > lines.length) lines.push(`- and ${number(changes_total - lines.length)} more`)
  return details("Changes", lines.join("\n"))
}

const details = (title: string, body: string): string => `<details><summary>${title}</summary>\n\n${body}\n\n</details>`

/** Text in a cell or a line of Markdown, without a meaning of its own. */
const cell = (text: string): string => text.replaceAll(/[\\|<>`*_[\]]/g, "\\$&").replaceAll(/\s*\n\s*/g, "⏎")

const LONGEST = 60

const code = (text: string): string => {
  const line = text.replaceAll("`", "ˋ").replaceAll(/\s*\n\s*/g, "⏎")
  const points = Array.from(line)
  return points.length > LONGEST ? `${points.slice(0, LONGEST).join("")}…` : line
}
