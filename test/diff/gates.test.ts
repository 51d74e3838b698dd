import * as fs from "node:fs"
import * as path from "node:path"
import { describe, expect, it } from "vitest"
import { DriftHistogram } from "../../src/diff/drift-histogram.ts"
import { checkGate, type Metric, METRICS, metricsOf, parseGate } from "../../src/diff/gates.ts"
import type { RowCounts } from "../../src/diff/tally.ts"
import { Tally } from "../../src/diff/tally.ts"
import { ITEMS, KINDS, type Item, side } from "../../src/diff/change.ts"

const check = (gate: string, value: number, of: number | null) => {
  const parsed = parseGate(gate)
  return checkGate(parsed, new Map<string, Metric>([[parsed.metric, { value, of }]]))
}

const NO_DRIFT = {
  drift: new DriftHistogram(),
  sureness: { scores: new DriftHistogram(), confidences: new DriftHistogram() }
}

describe("a gate", () => {
  it("fails when what it says is true, of a number or of a share of the rows before", () => {
    expect(check("entities.removed > 0.5 %", 6, 1000)).toMatchObject({ failed: true, value: 0.6 })
    expect(check("entities.removed>0.5%", 5, 1000)).toMatchObject({ failed: false, value: 0.5 })
    expect(check("entities.removed >= 0.5 %", 5, 1000)).toMatchObject({ failed: true })
    expect(check("tokens < 3", 2, 100)).toMatchObject({ failed: true, value: 2 })
    expect(check("embeddings.drift.p99 > 1e-6", 2e-6, null)).toMatchObject({ failed: true })
    expect(check("entities.added > 0 %", 1, 0)).toMatchObject({ failed: true, value: 100 })
  })

  it("that cannot be read is answered with what a gate looks like, or with the metrics that come near", () => {
    expect(() => parseGate("entities.removed")).toThrow('such as "entities.removed > 0.5 %"')
    expect(() => parseGate("entitles.remvoed > 1")).toThrow(/nearest: entities\.removed/)
    expect(() => parseGate("embeddings.drift.p99 > 1 %")).toThrow("leave the % out")
    expect(() => parseGate("entities.score.drift.p99 > 1 %")).toThrow("a difference from 0 to 1")
  })

  it("may be set on any metric, each of which is measured and in docs/diff.md", () => {
    const rows = Object.fromEntries(ITEMS.map((item) => [item, { a: 0, b: 0 }])) as Record<Item, RowCounts>
    const measured = metricsOf(new Tally(), rows, NO_DRIFT, null)
    expect([...measured.keys()].toSorted()).toEqual(METRICS.toSorted())
    const reference = fs.readFileSync(path.resolve(import.meta.dirname, "../../docs/diff.md"), "utf8")
    for (const item of ITEMS) {
      expect(reference).toContain(`\`${item}`)
      for (const kind of KINDS[item]) expect(reference).toContain(kind)
    }
  })

  it("counts by type and by cause", () => {
    const tally = new Tally()
    const person = side("a", { text: "何秋声", label: "PER", name: "何秋声" })
    tally.add({ item: "entities", kind: "removed", cause: "recogniser", a: person, b: null, value: null })
    const rows = Object.fromEntries(ITEMS.map((item) => [item, { a: 200, b: 199 }])) as Record<Item, RowCounts>
    const metrics = metricsOf(tally, rows, NO_DRIFT, null)
    const failed = (gate: string) => checkGate(parseGate(gate), metrics).failed
    expect(failed("entities.removed.PER >= 0.5 %")).toBe(true)
    expect(failed("entities.removed.LOC > 0")).toBe(false)
    expect(failed("entities.from.recogniser > 0")).toBe(true)
    expect(failed("entities.from.noise > 0")).toBe(false)
  })
})
