import { type ParagraphModel, textOfDateline, textOfSentence } from "./model.ts"
import { change, issuesOf, namesOf, type Plant, sentenceAt, tokensOf } from "./plant.ts"

export const keepFullwidth: Plant = (site) => {
  const sentence = sentenceAt(site)
  const word = sentence.words.find(({ raw, clean }) => raw !== clean)
  if (word === undefined) return undefined
  const [before, digits] = [textOfSentence(sentence), word.clean]
  word.clean = word.raw
  return {
    expected: [
      change("edits", "vanished", "text", `${word.raw} → ${digits}`, null),
      change("sentences", "changed", "text", before, textOfSentence(sentence)),
      change("tokens", "changed", "text", digits, word.clean)
    ],
    stage: "clean"
  }
}

export const splitParagraph: Plant = ({ document, paragraph, index }) => {
  const last = paragraph.sentences[index]!.words.at(-1)!
  if (index === paragraph.sentences.length - 1) return undefined
  if (!last.breaks) return undefined
  last.breaks = false
  const left: ParagraphModel = { ...paragraph, sentences: paragraph.sentences.slice(0, index + 1), separator: "\n" }
  const right: ParagraphModel = { ...paragraph, sentences: paragraph.sentences.slice(index + 1), dateline: 0 }
  document.paragraphs.splice(document.paragraphs.indexOf(paragraph), 1, left, right)
  const text = ({ sentences }: ParagraphModel) => sentences.map(textOfSentence).join("")
  return {
    expected: [
      change("edits", "changed", "text", "\n → ", "\n → \n"),
      change("paragraphs", "split", "text", text(paragraph), `${text(left)} ¶ ${text(right)}`)
    ],
    stage: "clean"
  }
}

export const makeFurniture: Plant = ({ paragraph }) => {
  const { sentences, dateline } = paragraph
  paragraph.role = "furniture"
  const raw = sentences.flatMap(({ words }) => words.map(({ raw, breaks }) => raw + (breaks ? "\n" : ""))).join("")
  return {
    expected: [
      change("paragraphs", "role", "text", sentences.map(textOfSentence).join(""), raw),
      ...sentences.map((row) => change("sentences", "removed", "text", textOfSentence(row), null)),
      ...sentences.flatMap((row) => tokensOf(row, (text) => change("tokens", "removed", "text", text, null))),
      ...sentences.flatMap((row) => namesOf(row, (text) => change("entities", "removed", "text", text, null))),
      ...sentences.flatMap((row) => issuesOf(row, (text) => change("issues", "vanished", "text", text, null))),
      ...(dateline === 0 ? [] : [change("articles", "dateline", "text", textOfDateline(paragraph), null)])
    ],
    stage: "clean",
    looseEdits: true
  }
}

/** Only the paragraph that has the dateline of its article can have another one. */
export const otherDateline: Plant = ({ paragraph, dice }) => {
  if (paragraph.dateline === 0) return undefined
  const before = textOfDateline(paragraph)
  paragraph.dateline = dice.chance(0.4) ? 0 : paragraph.dateline + 1
  const after = paragraph.dateline === 0 ? null : textOfDateline(paragraph)
  return { expected: [change("articles", "dateline", "text", before, after)], stage: "clean" }
}

export const otherConfidence: Plant = (site) => {
  const word = sentenceAt(site).words.find(({ raw, clean }) => raw !== clean)
  if (word === undefined) return undefined
  word.confidence = 0.7
  const text = `${word.raw} → ${word.clean}`
  return { expected: [change("confidences", "drift", "text", text, text)], stage: "clean" }
}
