import { describe, expect, it } from "vitest"
import { IDENTICAL } from "../../../src/diff/align/alignment.ts"
import { compareDocument } from "../../../src/diff/compare-document.ts"
import type { DocumentVersion } from "../../../src/diff/reading/document-pair.ts"
import { Dice, type DocumentModel, makeDocument } from "../planted/model.ts"
import { rowsOfModel } from "../planted/rows.ts"

const same = { clean: false, segment: true, entities: true, embed: true }

/** What cleaning did otherwise to the same page, but for its edits. */
const structure = (a: DocumentVersion, b: DocumentVersion) =>
  compareDocument({ a, b, alignment: IDENTICAL, layers: new Set(["text"] as const), same })
    .changes.filter(({ item }) => item !== "edits")
    .map(({ item, kind, cause, a, b }) => `${item}.${kind} ${cause} ${a?.ordinal ?? "—"} → ${b?.ordinal ?? "—"}`)

/** Two articles of a headline and some paragraphs. */
const page = (): DocumentModel => {
  const paragraphs = [1, 2].flatMap((seed) =>
    makeDocument(new Dice(seed), "a")
      .paragraphs.filter(({ role }) => role !== "furniture")
      .slice(0, 4)
  )
  return {
    id: "a",
    title: null,
    paragraphs: paragraphs.map((row, i) => ({ ...row, role: i % 4 === 0 ? "headline" : "body" }))
  }
}

const withRole = (index: number, role: "headline" | "body"): DocumentModel => {
  const model = page()
  return { ...model, paragraphs: model.paragraphs.map((row, i) => (i === index ? { ...row, role } : row)) }
}

describe("articles of two runs", () => {
  it("split where a paragraph became a headline; the articles behind it only have other numbers", () => {
    expect(structure(rowsOfModel(page()), rowsOfModel(withRole(2, "headline")))).toEqual([
      "articles.split text 0 → 1",
      "paragraphs.role text 2 → 2"
    ])
  })

  it("merge where a headline became a paragraph", () => {
    expect(structure(rowsOfModel(page()), rowsOfModel(withRole(4, "body")))).toEqual([
      "articles.merged text 1 → 0",
      "paragraphs.role text 4 → 4"
    ])
  })

  it("keep a paragraph that is another one's now: that is told of the paragraph", () => {
    const after = rowsOfModel(page())
    const paragraphs = after.paragraphs.map((row) => (row.paragraph === 3 ? { ...row, article: 1 } : row))
    expect(structure(rowsOfModel(page()), { ...after, paragraphs })).toEqual(["paragraphs.reattributed text 3 → 3"])
  })

  it("with another headline or byline are the same articles", () => {
    const after = rowsOfModel(page())
    const articles = after.articles.map((row, i) =>
      i === 0 ? { ...row, headline: "另一个标题" } : { ...row, byline_name: "何秋声" }
    )
    expect(structure(rowsOfModel(page()), { ...after, articles })).toEqual([
      "articles.headline text 0 → 0",
      "articles.byline text 1 → 1"
    ])
  })

  it("title and day are told of the page; a day that went with the name is the input's doing", () => {
    const before = rowsOfModel(page())
    const retitled = { ...before, document: { ...before.document, title: "简报", published_on: 1 } }
    expect(structure(before, retitled)).toEqual(["pages.title text — → —", "pages.published_on text — → —"])
    const renamed = { ...before, document: { ...before.document, document_id: "2026-01-01", published_on: 20_454 } }
    expect(structure(before, renamed)).toEqual(["pages.published_on input — → —"])
  })
})
