import type { SameStages } from "../../../src/diff/cause.ts"
import type { Item, Kind } from "../../../src/diff/change.ts"
import type { DocumentVersion } from "../../../src/diff/reading/document-pair.ts"
import { StageName } from "../../../src/domain/issue.ts"
import { Dice, type DocumentModel, makeDocument } from "./model.ts"
import { change, type Expected, type Planted } from "./plant.ts"
import { PLANTS } from "./plants.ts"
import { rowsOfModel } from "./rows.ts"

/** Two runs of which all differences are known. */
export interface PlantedPair {
  readonly a: ReadonlyArray<DocumentVersion>
  readonly b: ReadonlyArray<DocumentVersion>
  readonly expected: ReadonlyArray<Expected & { readonly document: string }>
  /** Documents whose edits are not all listed. */
  readonly looseEdits: ReadonlySet<string>
  readonly same: SameStages
  readonly planted: ReadonlyArray<string>
}

/** Makes a run of some documents, and another that differs from it in planted changes only. */
export const plantedPair = (
  seed: number,
  options: { readonly documents?: number; readonly changes?: number } = {}
): PlantedPair => {
  const dice = new Dice(seed)
  const count = options.documents ?? 1 + dice.below(4)
  const before = Array.from({ length: count }, (_, i) => makeDocument(dice, `document-${String(i).padStart(5, "0")}`))
  const after = structuredClone(before)
  const expected: Array<Expected & { readonly document: string }> = []
  const planted: Array<string> = []
  const looseEdits = new Set<string>()
  const stages = new Set<StageName>()
  const changed = new Set<DocumentModel>()

  const used = new Set<unknown>()
  const changes = options.changes ?? dice.below(6)
  for (let i = 0; i < changes; i++) {
    const document = dice.pick(after)
    const done = plantInto(document, dice, used)
    if (done === undefined) continue
    planted.push(done.name)
    if (done.stage !== null) stages.add(done.stage)
    if (done.input === true) changed.add(document)
    if (done.looseEdits === true) looseEdits.add(document.id)
    expected.push(...done.expected.map((one) => ({ ...one, document: document.id })))
  }
  for (const { id } of changed)
    expected.push({ item: "inputs", kind: "changed", cause: "input", a: `${id}.txt`, b: `${id}.txt`, document: id })

  if (dice.chance(0.2)) {
    const gone = after.splice(dice.below(after.length), 1)[0]!
    const original = before.find(({ id }) => id === gone.id)!
    dropExpected(expected, gone.id)
    expected.push(...wholeDocument(original, "deleted"))
    planted.push("deleteDocument")
  }
  if (dice.chance(0.2)) {
    const come = makeDocument(dice, "document-new")
    after.push(come)
    expected.push(...wholeDocument(come, "added"))
    planted.push("addDocument")
  }
  const untouched = after.filter(
    ({ id }) => before.some((old) => old.id === id) && !expected.some(({ document }) => document === id)
  )
  if (untouched.length > 0 && dice.chance(0.2)) {
    const renamed = dice.pick(untouched)
    const from = renamed.id
    renamed.id = `${from}-renamed`
    expected.push({
      item: "inputs",
      kind: "renamed",
      cause: "input",
      a: `${from}.txt`,
      b: `${renamed.id}.txt`,
      document: renamed.id
    })
    planted.push("renameDocument")
  }

  const same = Object.fromEntries(
    StageName.literals.map((stage) => [stage, !stages.has(stage) && dice.chance(0.5)])
  ) as Record<StageName, boolean>
  return {
    a: before.map((model) => rowsOfModel(model)),
    b: after.toSorted((p, q) => (p.id < q.id ? -1 : 1)).map((model) => rowsOfModel(model)),
    expected,
    looseEdits,
    same,
    planted
  }
}

/** Plants some change into a paragraph of a document that has none yet. @param used Paragraphs that have one. */
export const plantInto = (
  document: DocumentModel,
  dice: Dice,
  used: Set<unknown>
): (Planted & { readonly name: string }) | undefined => {
  const bodies = document.paragraphs.filter((row) => row.role === "body" && row.sentences.length >= 3 && !used.has(row))
  if (bodies.length === 0) return undefined
  const paragraph = dice.pick(bodies)
  const name = dice.pick(Object.keys(PLANTS))
  const known = new Set(document.paragraphs)
  const done = PLANTS[name]!({ document, paragraph, index: 1 + dice.below(paragraph.sentences.length - 2), dice })
  used.add(paragraph)
  for (const made of document.paragraphs) if (!known.has(made)) used.add(made)
  return done && { ...done, name }
}

const dropExpected = (expected: Array<{ readonly document: string }>, id: string): void => {
  for (let i = expected.length - 1; i >= 0; i--) if (expected[i]!.document === id) expected.splice(i, 1)
}

/** All rows of a document come or go with it, but for its vectors. */
const wholeDocument = (
  model: DocumentModel,
  kind: "added" | "deleted"
): Array<Expected & { readonly document: string }> => {
  const document = model.id
  const path = `${document}.txt`
  const rows = rowsOfModel(model)
  const [come, appear] = kind === "added" ? (["added", "appeared"] as const) : (["removed", "vanished"] as const)
  const expected = (item: Item, kind: Kind) => (text: string) => {
    const [a, b] = come === "added" ? [null, text] : [text, null]
    return { ...change(item, kind, "input", a, b), document }
  }
  return [
    expected("inputs", kind)(path),
    ...rows.articles.map(({ headline }) => headline ?? "").map(expected("articles", come)),
    ...rows.paragraphs.map(({ text }) => text).map(expected("paragraphs", come)),
    ...rows.edits.map((row) => `${row.raw_text} → ${row.clean_text}`).map(expected("edits", appear)),
    ...rows.sentences.map(({ text }) => text).map(expected("sentences", come)),
    ...rows.tokens.map(({ text }) => text).map(expected("tokens", come)),
    ...rows.entities.map(({ text }) => text).map(expected("entities", come)),
    ...rows.issues.map(({ message }) => message).map(expected("issues", appear))
  ]
}
