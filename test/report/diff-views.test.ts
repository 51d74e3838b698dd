import { afterAll, beforeAll, describe, expect, it } from "vitest"
import stringWidth from "string-width"
import type { DiffReport } from "../../src/diff/report.ts"
import { plainDiff, terminalDiff } from "../../src/report/diff-dress.ts"
import { alike } from "../../src/report/alike.ts"
import { diffListing } from "../../src/report/diff-listing.ts"
import { diffMarkdown } from "../../src/report/diff-markdown.ts"
import { diffPage } from "../../src/report/diff-page.ts"
import { diffSummary } from "../../src/report/diff-summary.ts"
import { diffDirectories, writtenPair } from "../diff/planted/compared.ts"
import { plantedPair } from "../diff/planted/pair.ts"

const written = writtenPair(plantedPair(31, { documents: 8, changes: 30 }))
afterAll(written.remove)

let report: DiffReport
beforeAll(async () => {
  report = (await diffDirectories(written.a, written.b)).report
})

/** The text without colours. */
// oxlint-disable-next-line no-control-regex
const plain = (text: string): string => text.replaceAll(/\u001b\[[\d;]*m/g, "")

describe("the views of a comparison", () => {
  it("sum it up on a screen, the parts of each layer's causes adding up to the whole", () => {
    const summary = diffSummary(report, plainDiff, 120)
    expect(summary.split("\n").length).toBeLessThan(70)
    for (const { layer, changes, state, causes, kinds } of report.layers) {
      expect(causes.reduce((sum, [, count]) => sum + count, 0)).toBe(changes)
      expect(kinds.reduce((sum, { count }) => sum + count, 0)).toBe(changes)
      const said = state === "different" ? `${changes.toLocaleString("en")} ` : "(the same bytes|no change)"
      expect(summary).toMatch(new RegExp(`^${layer} +${said}`, "m"))
    }
    expect(report.layers.reduce((sum, { changes }) => sum + changes, 0)).toBe(report.changes_total)
  })

  it("show places side by side, no line wider than the terminal, the same text with colours and without", () => {
    for (const columns of [60, 101, 160]) {
      const listing = diffListing(report.changes, terminalDiff, columns)
      for (const line of plain(listing)
        .split("\n")
        .filter((line) => line.includes(" │ ")))
        expect(stringWidth(line)).toBeLessThanOrEqual(columns)
    }
    expect(diffListing(report.changes, plainDiff, 100)).not.toContain("\u001b")
  })

  it("put what a run holds into Markdown and the page as text, never as markup", () => {
    const evil = "</script><script>alert(1)</script>|`*_[x]"
    const change = report.changes.find(({ item }) => item === "entities")
    const side = { ...(change!.a ?? change!.b)!, text: evil, name: evil, document: evil }
    const [line] = report.names
    const altered: DiffReport = {
      ...report,
      names: [{ ...line!, name: evil }],
      changes: [{ ...change!, a: side, b: side }],
      notes: [evil]
    }
    expect(diffPage(altered)).not.toContain("<script>alert")
    // Between back quotes nothing is markup.
    expect(diffMarkdown(altered).replaceAll(/`[^`\n]*`/g, "")).not.toMatch(/[^\\]<script>/)
  })

  it("mark what two texts do not share, and never half a character", () => {
    expect(alike("何秋声说", "何秋生说")).toEqual({ start: 2, end: 1 })
    expect(alike("𠮷野", "𠮸野")).toEqual({ start: 0, end: 1 })
    expect(alike("甲甲", "甲")).toEqual({ start: 1, end: 0 })
  })
})
