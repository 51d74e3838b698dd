import type { Item } from "../../../src/diff/change.ts"
import { makeSentence, type SentenceModel, textOfSentence } from "./model.ts"
import { change, type Expected, freeWords, issuesOf, namesOf, type Plant, sentenceAt, tokensOf } from "./plant.ts"

export const otherCharacter: Plant = (site) => {
  const sentence = sentenceAt(site)
  const free = freeWords(sentence).filter((i) => sentence.words[i]!.raw === sentence.words[i]!.clean)
  if (free.length === 0) return undefined
  const word = sentence.words[site.dice.pick(free)]!
  const [before, text] = [textOfSentence(sentence), word.clean]
  word.raw = word.clean = `囧${text.slice(1)}`
  return {
    expected: [
      change("sentences", "changed", "input", before, textOfSentence(sentence)),
      change("tokens", "changed", "input", text, word.clean)
    ],
    stage: null,
    input: true
  }
}

export const otherCharacterOfName: Plant = (site) => {
  const sentence = sentenceAt(site)
  const name = sentence.names.find(({ first, last }) => first === last)
  if (name === undefined) return undefined
  const word = sentence.words[name.first]!
  const [before, text] = [textOfSentence(sentence), word.clean]
  word.raw = word.clean = `囧${text.slice(1)}`
  name.canonical = word.clean
  return {
    expected: [
      change("sentences", "changed", "input", before, textOfSentence(sentence)),
      change("tokens", "changed", "input", text, word.clean),
      change("entities", "canonical", "input", text, word.clean)
    ],
    stage: null,
    input: true
  }
}

export const deleteSentence: Plant = (site) => {
  const [gone] = site.paragraph.sentences.splice(site.index, 1)
  return { expected: wholeSentence(gone!, "removed"), stage: null, input: true, looseEdits: true }
}

export const insertSentence: Plant = (site) => {
  const come = makeSentence(site.dice)
  site.paragraph.sentences.splice(site.index, 0, come)
  return { expected: wholeSentence(come, "added"), stage: null, input: true, looseEdits: true }
}

const wholeSentence = (sentence: SentenceModel, kind: "added" | "removed"): Array<Expected> => {
  const of = (item: Item) => (text: string) =>
    kind === "added" ? change(item, kind, "input", null, text) : change(item, kind, "input", text, null)
  return [
    of("sentences")(textOfSentence(sentence)),
    ...tokensOf(sentence, of("tokens")),
    ...namesOf(sentence, of("entities")),
    ...issuesOf(sentence, (text) =>
      kind === "added"
        ? change("issues", "appeared", "input", null, text)
        : change("issues", "vanished", "input", text, null)
    )
  ]
}
