import { type Cause, LAYER_OF } from "../diff/change.ts"
import { StageName } from "../domain/issue.ts"
import type { DiffReport, LayerLine } from "../diff/report.ts"
import { DIFF_PAGE_SCRIPT } from "./diff-page-script.ts"
import { DIFF_PAGE_STYLE } from "./diff-page-style.ts"
import {
  CAUSE_WORDS,
  changeWords,
  countOf,
  distributionWords,
  documentCount,
  layerSentence,
  number,
  rowsOfLayer,
  sideWords,
  surenessWords,
  valueWords
} from "./diff-words.ts"

/** Names shown in the table. */
const NAMES = 200

/**
 * The comparison as one page that needs nothing but itself: no request leaves it, and it works from a file. The policy in
 * its head makes the browser see to that.
 */
export const diffPage = (report: DiffReport): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>${escaped(`${report.a.run} → ${report.b.run}`)}</title>
<style>${DIFF_PAGE_STYLE}</style>
</head>
<body>
<header>
<h1>${report.equal ? "No difference" : `${number(report.changes_total)} ${report.changes_total === 1 ? "change" : "changes"}`} between two runs</h1>
<div class="runs">
<b>A</b><span><code>${escaped(report.a.run)}</code> · ${documentCount(report.a.documents)}</span>
<b>B</b><span><code>${escaped(report.b.run)}</code> · ${documentCount(report.b.documents)}</span>
</div>
${madeList(report)}
<div class="layers" role="group" aria-label="Layers">${report.layers.map(layerButton).join("")}</div>
${sentenceList(report)}
</header>
<main>
${namesTable(report)}
<h2>Changes</h2>
<div class="filters" id="filters">
<label>Layer<select id="layer"><option value="">all</option>${report.layers
  .filter(({ changes }) => changes > 0)
  .map(({ layer }) => `<option value="${layer}">${layer}</option>`)
  .join("")}</select></label>
<label>Kind<select id="kind"></select></label>
<label>Cause<select id="cause"></select></label>
<label>Type or rule<select id="label"></select></label>
<label>Search<input id="search" type="search" placeholder="name, text, document"></label>
<button class="plain" id="clear" type="button">Clear</button>
<output id="shown"></output>
</div>
<div id="changes"></div>
<button class="plain" id="more" type="button">Show more</button>
<footer><kbd>j</kbd> <kbd>k</kbd> next and previous change · <kbd>/</kbd> search · <kbd>Esc</kbd> leave a field${
  report.changes_left_out === 0
    ? ""
    : ` · ${number(report.changes_left_out)} more changes are counted above but not listed here (--limit, --arrow)`
}</footer>
</main>
<noscript>The list of changes needs JavaScript.</noscript>
<script type="application/json" id="report">${dataOf(report)}</script>
<script>${DIFF_PAGE_SCRIPT}</script>
</body>
</html>
`

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")

/** JSON that cannot end the script it stands in. */
const dataOf = (report: DiffReport): string =>
  JSON.stringify({
    changes: report.changes.map((change) => ({
      ...change,
      layer: LAYER_OF[change.item],
      kindWords: changeWords(change),
      valueWords: valueWords(change),
      wordsA: change.a && sideWords(change, change.a),
      wordsB: change.b && sideWords(change, change.b),
      causeWords: CAUSE_WORDS[change.cause]
    })),
    words: {
      all: "all",
      none: "not in this run",
      shown: `{n} of {of} listed${report.changes_left_out === 0 ? "" : `, ${number(report.changes_total)} in all`}`,
      causes: CAUSE_WORDS
    }
  }).replaceAll("<", "\\u003c")

const madeList = ({ made, notes }: DiffReport): string => {
  const items = [
    ...StageName.literals.flatMap((stage) => made[stage].map((movement) => `${stage}: ${movement}`)),
    ...notes
  ]
  if (items.length === 0) return ""
  const list = `<ul class="made">${items.map((item) => `<li>${escaped(item)}</li>`).join("")}</ul>`
  return items.length <= 6
    ? list
    : `<details><summary class="made">${items.length} differences in how they were made</summary>${list}</details>`
}

const layerButton = ({ layer, state, changes, why, rows }: LayerLine): string => {
  const said = {
    same: "the same bytes",
    equal: `no change in ${rowsOfLayer(layer, rows.b)}`,
    absent: "in neither run",
    different: `of ${number(rows.a)} → ${rowsOfLayer(layer, rows.b)}`,
    "left out": `not compared: ${why ?? ""}`
  }[state]
  const count = state === "left out" || state === "absent" ? "–" : number(changes)
  return `<button type="button" class="layer" data-layer="${layer}" aria-pressed="false"${changes === 0 ? " disabled" : ""}><span class="name">${layer}</span><span class="count">${count}</span><span class="state">${escaped(said)}</span></button>`
}

const sentenceList = (report: DiffReport): string => {
  const { layers, made, drift } = report
  const told = new Set<Cause>()
  const lines = layers
    .filter(({ changes }) => changes > 0)
    .map((layer) => {
      const kinds = [
        layer.kinds.map(({ item, kind, count }) => countOf(item, kind, count)).join(", "),
        ...(layer.layer === "scores" ? surenessWords(report) : [])
      ].join("; ")
      return `<li>${escaped(layerSentence(layer, made, told))}<br><small>${escaped(kinds)}</small></li>`
    })
  if (drift !== null && drift.exact < drift.compared)
    lines.push(
      `<li>Cosine drift of ${number(drift.compared)} sentences with the same text: ${distributionWords(drift)}${drift.floor === null ? "" : `: the noise floor of ${escaped(drift.floor)}`}</li>`
    )
  return lines.length === 0 ? "" : `<ul class="sentences">${lines.join("")}</ul>`
}

const namesTable = ({ names, names_total }: DiffReport): string => {
  if (names.length === 0) return ""
  const signed = (sign: "+" | "−", count: number): string =>
    `<span class="${count === 0 ? "zero" : sign === "+" ? "plus" : "minus"}">${sign}${number(count)}</span>`
  const rows = names
    .slice(0, NAMES)
    .map(
      (line) =>
        `<tr><td><button type="button" data-name="${escaped(line.name)}">${escaped(line.name)}</button></td><td>${line.types.join(" ")}</td><td>${signed("+", line.added)} ${signed("−", line.removed)}</td><td>${line.changed === 0 ? "" : number(line.changed)}</td><td>${number(line.mentions_a)} → ${number(line.mentions_b)}</td><td>${signed("+", line.documents_gained)} ${signed("−", line.documents_lost)}</td></tr>`
    )
  const more = names_total > rows.length ? ` <small>first ${rows.length} of ${number(names_total)}</small>` : ""
  return `<h2>Names${more}</h2><div class="scroll" tabindex="0" role="region" aria-label="Names"><table><thead><tr><th>canonical name</th><th>type</th><th>mentions</th><th>otherwise</th><th>in the run</th><th>documents</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`
}
