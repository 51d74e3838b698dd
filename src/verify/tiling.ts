import type { Located } from "../domain/span.ts"
import type { StoredDocument } from "../store/stored-document.ts"
import type { Report } from "./report.ts"

/** Paragraphs tile the clean text. */
export const checkParagraphs = (stored: StoredDocument, report: Report): void => {
  const body = textParagraphs(stored)
  if (body.map((row) => row.text).join("\n") !== stored.document.clean_text) {
    report("paragraphs", null, "the paragraphs do not tile clean_text with one line feed between them")
  }
}

const textParagraphs = ({ paragraphs }: StoredDocument) => paragraphs.filter((row) => row.role !== "furniture")

/** Sentences tile their paragraph, tokens their sentence: in order, without gap or overlap. */
export const checkTiling = (stored: StoredDocument, report: Report): void => {
  tile(
    "sentences",
    textParagraphs(stored),
    (row) => row.paragraph,
    stored.sentences,
    (row) => row.paragraph,
    (row) => row.sentence,
    report
  )
  tile(
    "tokens",
    stored.sentences,
    (row) => row.sentence,
    stored.tokens,
    (row) => row.sentence,
    (row) => row.token,
    report
  )
}

/** Checks that the children of each parent follow one another without gap from its start to its end. */
const tile = <Parent extends Located, Child extends Located>(
  table: string,
  parents: ReadonlyArray<Parent>,
  idOf: (parent: Parent) => number,
  children: ReadonlyArray<Child>,
  parentOf: (child: Child) => number,
  ordinalOf: (child: Child) => number,
  report: Report
): void => {
  let next = 0
  for (const parent of parents) {
    let at = parent.clean_start
    for (; next < children.length && parentOf(children[next]!) === idOf(parent); next++) {
      const child = children[next]!
      if (child.clean_start !== at)
        report(table, ordinalOf(child), `starts at ${child.clean_start}, not where the one before ends (${at})`)
      at = child.clean_end
    }
    if (at !== parent.clean_end)
      report(table, null, `the rows of parent ${idOf(parent)} end at ${at}, the parent at ${parent.clean_end}`)
  }
  if (next < children.length) report(table, ordinalOf(children[next]!), "belongs to no parent, or is out of order")
}
