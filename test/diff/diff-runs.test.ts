import * as fs from "node:fs"
import * as path from "node:path"
import { tableFromIPC } from "apache-arrow"
import { afterAll, describe, expect, it } from "vitest"
import { decodeAccepted, encodeAccepted } from "../../src/diff/accepted.ts"
import { changesTable, ChangeTablesWriter, nameRollupTable } from "../../src/diff/change-tables.ts"
import type { Change } from "../../src/diff/change.ts"
import type { DocumentVersion } from "../../src/diff/reading/document-pair.ts"
import { parseGate } from "../../src/diff/gates.ts"
import type { Issue } from "../../src/domain/issue.ts"
import { rowsOfModel } from "./planted/rows.ts"
import { Dice, makeDocument, makeSentence } from "./planted/model.ts"
import { diffDirectories, writtenPair } from "./planted/compared.ts"
import { plantedPair } from "./planted/pair.ts"

const SAME = { clean: true, segment: true, entities: true, embed: true }
const made: Array<{ readonly remove: () => void }> = []
afterAll(() => made.forEach(({ remove }) => remove()))

const runs = (a: ReadonlyArray<DocumentVersion>, b: ReadonlyArray<DocumentVersion>, same = SAME) => {
  const pair = writtenPair({ ...plantedPair(1, { documents: 1, changes: 0 }), a, b, same })
  made.push(pair)
  return pair
}

const changesOf = async (a: string, b: string) => {
  const changes: Array<Change> = []
  const result = await diffDirectories(a, b, { found: (change) => changes.push(change) })
  return { changes, ...result }
}

const model = (id = "a", seed = 5) => makeDocument(new Dice(seed), id)

describe("comparing two runs", () => {
  it("takes a sentence that moved to another paragraph for the same sentence, with the same words and names", async () => {
    const [before, after] = [model(), model()]
    const bodies = after.paragraphs.filter(({ role }) => role === "body")
    const [moved] = bodies[0]!.sentences.splice(1, 1)
    bodies.at(-1)!.sentences.splice(1, 0, moved!)
    const { a, b } = runs([rowsOfModel(before)], [rowsOfModel(after)])
    const { changes } = await changesOf(a, b)
    expect(changes.filter(({ item }) => item !== "edits").map(({ item, kind }) => `${item}.${kind}`)).toEqual([
      "inputs.changed"
    ])
  })

  it("takes a page wrapped at another width for the same text: only line breaks come and go", async () => {
    const [before, after] = [model(), model()]
    for (const { role, sentences } of after.paragraphs) {
      if (role !== "body") continue
      const words = sentences.flatMap((sentence) => sentence.words).slice(0, -1)
      words.forEach((word, i) => (word.breaks = i % 3 === 2))
    }
    const { a, b } = runs([rowsOfModel(before)], [rowsOfModel(after)])
    const { changes } = await changesOf(a, b)
    const kinds = new Set(changes.map(({ item, cause }) => `${item} ${cause}`))
    expect(kinds).toEqual(new Set(["inputs input", "edits input"]))
  })

  it("counts every row of a bulletin that came or went, in each layer that has such rows", async () => {
    const [stays, other] = [rowsOfModel(model()), rowsOfModel(model("b", 6))]
    const { a, b } = runs([stays], [stays, other])
    for (const [before, after, kind, came] of [
      [a, b, "added", "appeared"],
      [b, a, "removed", "vanished"]
    ] as const) {
      const { changes } = await changesOf(before, after)
      const count = (item: string) =>
        changes.filter((change) => change.item === item && change.cause === "input").length
      for (const table of ["articles", "paragraphs", "edits", "sentences", "tokens", "entities", "issues"] as const) {
        expect(count(table), table).toBe(other[table].length)
        expect(changes.every(({ item, kind: found }) => item !== table || found === kind || found === came)).toBe(true)
      }
      expect(count("inputs")).toBe(1)
      expect(count("embeddings")).toBe(0)
    }
  })

  it("blames cleaning where the same bytes were decoded otherwise, or cannot be used any more", async () => {
    const before = [rowsOfModel(model()), rowsOfModel(model("b", 6))]
    const other = model()
    other.paragraphs[1]!.sentences[0]!.words[0] = {
      ...other.paragraphs[1]!.sentences[0]!.words[0]!,
      raw: "囧",
      clean: "囧",
      breaks: false
    }
    const read = rowsOfModel(other)
    const decoded = { ...read, document: { ...read.document, source_sha256: before[0]!.document.source_sha256 } }
    const none = {
      articles: [],
      paragraphs: [],
      edits: [],
      sentences: [],
      tokens: [],
      entities: [],
      embeddings: [],
      issues: []
    }
    const counts = {
      n_articles: 0,
      n_paragraphs: 0,
      n_edits: 0,
      n_sentences: 0,
      n_tokens: 0,
      n_entities: 0,
      n_issues: 0
    }
    const keys = { clean_key: "", segment_key: "", entities_key: "", embed_key: "" }
    const gone = {
      ...before[1]!.document,
      ...counts,
      ...keys,
      status: "quarantined",
      raw_text: null,
      clean_text: null,
      title: null
    } as const
    const { a, b } = runs(before, [decoded, { ...none, document: gone }], { ...SAME, clean: false })
    const { changes } = await changesOf(a, b)
    const inputs = changes.filter(({ item }) => item === "inputs")
    expect(inputs.map(({ kind, cause, a }) => `${a!.document} ${kind} ${cause}`)).toEqual([
      "a decoded text",
      "b status text"
    ])
    expect(new Set(changes.map(({ cause }) => cause))).toEqual(new Set(["text"]))
  })

  it("calls what nothing explains noise: names under one fingerprint, vectors of one model", async () => {
    const [before, after] = [model(), model()]
    const sentence = after.paragraphs.flatMap(({ sentences }) => sentences).find(({ names }) => names.length > 0)!
    sentence.names.pop()
    sentence.vector += 0.001
    const { a, b } = runs([rowsOfModel(before)], [rowsOfModel(after)])
    const { changes, report } = await changesOf(a, b)
    expect(changes.filter(({ item }) => item !== "neighbours").map(({ item, cause }) => `${item} ${cause}`)).toEqual([
      "entities noise",
      "embeddings noise"
    ])
    expect(report.drift).toMatchObject({ floor: "one model on one machine", exact: report.drift!.compared - 1 })
    expect(report.drift!.max).toBeCloseTo(1 - Math.cos(0.001), 9)
  })

  it("blames a canonical name on the text where the recogniser is the same and the text changed elsewhere", async () => {
    const [before, after] = [model(), model()]
    const bodies = after.paragraphs.filter(({ role }) => role === "body")
    bodies[0]!.sentences.splice(1, 0, makeSentence(new Dice(99)))
    const named = bodies.at(-1)!.sentences.find(({ names }) => names.length > 0)!
    named.names[0]!.canonical = "另一个名字"
    const { a, b } = runs([rowsOfModel(before)], [rowsOfModel(after)])
    const { changes } = await changesOf(a, b)
    const canonical = changes.filter(({ kind }) => kind === "canonical")
    expect(canonical.map(({ cause }) => cause)).toEqual(["input"])
  })

  it("rolls names up: mentions, documents and totals of each that changed", async () => {
    const [before, after] = [model(), model()]
    const sentences = after.paragraphs.flatMap(({ sentences }) => sentences)
    const { canonical } = sentences.flatMap(({ names }) => names)[0]!
    const count = sentences.flatMap(({ names }) => names).filter((name) => name.canonical === canonical).length
    for (const sentence of sentences) sentence.names = sentence.names.filter((name) => name.canonical !== canonical)
    const { a, b } = runs([rowsOfModel(before)], [rowsOfModel(after)], { ...SAME, entities: false })
    const { names } = await changesOf(a, b)
    expect(names).toMatchObject([
      {
        name: canonical,
        removed: count,
        added: 0,
        documents_lost: 1,
        documents_gained: 0,
        mentions_a: count,
        mentions_b: 0
      }
    ])
  })

  it("looks for lost neighbours where vectors moved, in a sample that is always the same, and nowhere else", async () => {
    const [before, after] = [model(), model()]
    for (const sentence of after.paragraphs.flatMap(({ sentences }) => sentences)) sentence.vector = 1.2
    const { a, b } = runs([rowsOfModel(before)], [rowsOfModel(after)], { ...SAME, embed: false })
    const { report, changes } = await changesOf(a, b)
    const lost = changes.filter(({ item }) => item === "neighbours")
    expect(report.neighbours).toEqual({
      sample: 10,
      nearest: 10,
      lost: lost.reduce((sum, { value }) => sum + value!, 0),
      of: 100
    })
    expect(report.neighbours!.lost).toBeGreaterThan(0)
    expect((await changesOf(a, b)).changes).toEqual(changes)
    expect(report.drift!.p50).toBeCloseTo(1 - Math.cos(1.2), 1)
    expect((await changesOf(a, a)).report.neighbours).toBe(null)
  })

  it("goes as far as it can where a table is missing or unreadable, and says so", async () => {
    const { a, b } = runs([rowsOfModel(model())], [rowsOfModel(model("a", 6))])
    fs.rmSync(path.join(b, "entities.arrow"))
    fs.writeFileSync(path.join(b, "embeddings.arrow"), "no table")
    const { report } = await changesOf(a, b)
    const left = report.layers.filter(({ state }) => state === "left out")
    expect(left.map(({ layer }) => layer)).toEqual(["entities", "embeddings"])
    expect(left[0]!.why).toContain("entities of B: its file is missing")
    expect(report.layers.find(({ layer }) => layer === "sentences")).toMatchObject({ state: "different" })
    // What was not seen is neither equal nor within a gate.
    const gates = ["entities.removed > 5 %", "embeddings.drift.p99 > 0.5", "tokens.pos > 1000"].map(parseGate)
    const gated = (await diffDirectories(a, b, { gates })).report
    expect(gated.gates.map(({ failed, value }) => [failed, value])).toEqual([
      [true, null],
      [true, null],
      [false, 0]
    ])
    expect((await diffDirectories(a, a)).report.equal).toBe(true)
    fs.rmSync(path.join(b, "documents.arrow"))
    expect(
      (await changesOf(a, b)).report.layers.every(({ layer, state }) => layer === "inputs" || state === "left out")
    ).toBe(true)
  })

  it("has nothing against a layer that neither run has, and does not call runs equal when one lacks it", async () => {
    const { a, b } = runs([rowsOfModel(model())], [rowsOfModel(model())])
    const drop = (run: string): void => {
      const file = path.join(run, "manifest.json")
      const { outputs, ...manifest } = JSON.parse(fs.readFileSync(file, "utf8")) as { outputs: Record<string, unknown> }
      delete outputs["embeddings"]
      fs.writeFileSync(file, JSON.stringify({ ...manifest, outputs }))
      fs.rmSync(path.join(run, "embeddings.arrow"))
    }
    drop(b)
    expect((await changesOf(a, b)).report).toMatchObject({ equal: false, changes_total: 0 })
    drop(a)
    const { report } = await changesOf(a, b)
    expect(report.equal).toBe(true)
    expect(report.layers.find(({ layer }) => layer === "embeddings")!.state).toBe("absent")
  })

  it("knows an issue by its code and place, whatever ordinals its message names, and sees another reason", async () => {
    const issue = (code: Issue["code"], message: string, at: number | null): Issue => ({
      issue: 0,
      stage: "clean",
      code,
      severity: "warning",
      message,
      raw_start: at,
      raw_end: at === null ? null : at + 1
    })
    const version = (issues: ReadonlyArray<Issue>, clean_key: string): DocumentVersion => {
      const made = rowsOfModel(model())
      return { ...made, issues, document: { ...made.document, n_issues: issues.length, clean_key } }
    }
    const before = version([issue("low_confidence_edit", "edit 3 is doubtful: confidence 0.41", 7)], "one")
    const renumbered = version([issue("low_confidence_edit", "edit 4 is doubtful: confidence 0.40", 7)], "two")
    const first = runs([before], [renumbered], { ...SAME, clean: false })
    expect((await changesOf(first.a, first.b)).changes).toEqual([])

    // A bulletin that cannot be used has no key, and yet it may have become unusable for another reason.
    const [big, binary] = [issue("too_large", "too large", null), issue("binary_file", "no text", null)]
    const second = runs([version([big], "")], [version([binary], "")], { ...SAME, clean: false })
    const { changes } = await changesOf(second.a, second.b)
    expect(changes.map(({ kind, cause, a, b }) => [kind, cause, (a ?? b)!.label])).toEqual([
      ["appeared", "text", "binary_file"],
      ["vanished", "text", "too_large"]
    ])
  })

  it("tells how scores moved of all names that both runs have, and of none that another recogniser found", async () => {
    const [before, after] = [model(), model()]
    const names = after.paragraphs.flatMap(({ sentences }) => sentences).flatMap((sentence) => sentence.names)
    names[0]!.score = 0.8
    names[1]!.recogniser = "document"
    const { a, b } = runs([rowsOfModel(before)], [rowsOfModel(after)], { ...SAME, entities: false })
    const { report, changes } = await changesOf(a, b)
    expect(changes.map(({ kind, a, b }) => `${kind} ${a!.label} → ${b!.label}`)).toEqual([
      `drift ${names[0]!.type} 0.900 → ${names[0]!.type} 0.800`,
      `recogniser ${names[1]!.type} encoder → ${names[1]!.type} document`
    ])
    expect(report.score_drift).toMatchObject({ compared: names.length - 1, exact: names.length - 2 })
    expect(report.score_drift!.max).toBeCloseTo(0.1, 6)
    const gated = await diffDirectories(a, b, { gates: [parseGate("entities.score.drift.max > 0.05")] })
    expect(gated.report.gates[0]!.failed).toBe(true)
  })

  it("does not count accepted changes, wherever their rows have moved to, and counts the same change once more", async () => {
    const [before, after, later] = [model(), model(), model()]
    const alter = (one: typeof after) => {
      const sentence = one.paragraphs.flatMap(({ sentences }) => sentences).find(({ names }) => names.length > 0)!
      sentence.names.pop()
    }
    alter(after)
    alter(later)
    const first = runs([rowsOfModel(before)], [rowsOfModel(after)], { ...SAME, entities: false })
    const { changeKeys } = await diffDirectories(first.a, first.b, { keys: true })
    const accepted = decodeAccepted(encodeAccepted(changeKeys))
    expect(accepted).toEqual(changeKeys)
    const again = await diffDirectories(first.a, first.b, { accepted })
    expect(again.report).toMatchObject({ equal: true, accepted: 1, names: [] })
    alter(later)
    const second = runs([rowsOfModel(before)], [rowsOfModel(later)], { ...SAME, entities: false })
    expect((await diffDirectories(second.a, second.b, { accepted })).report).toMatchObject({
      changes_total: 1,
      accepted: 1
    })
  })

  it("writes every change and name as tables that any reader opens, each column in docs/tables.md", async () => {
    const pair = writtenPair(plantedPair(11, { documents: 4, changes: 15 }))
    made.push(pair)
    const directory = path.join(pair.directory, "tables")
    const writer = new ChangeTablesWriter(directory)
    const { report, names } = await diffDirectories(pair.a, pair.b, { found: (change) => writer.add(change) })
    writer.close(names)
    const changes = tableFromIPC(fs.readFileSync(path.join(directory, "changes.arrow")))
    expect(changes.numRows).toBe(report.changes_total)
    expect(tableFromIPC(fs.readFileSync(path.join(directory, "name_rollup.arrow"))).numRows).toBe(names.length)
    const reference = fs.readFileSync(path.resolve(import.meta.dirname, "../../docs/tables.md"), "utf8")
    for (const table of [changesTable, nameRollupTable]) {
      const section = reference.split(/^## /m).find((part) => part.startsWith(`${table.name}\n`))!
      for (const { name, type } of table.columns) {
        expect(section).toMatch(new RegExp(`^\\|[^|]*\\b${name}\\b`, "m"))
        const values = type.kind === "dictionary" ? type.values : []
        for (const value of values) expect(section).toContain(`\`${value}\``)
      }
    }
  })
})
