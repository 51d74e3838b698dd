import { type Name, type SentenceModel, textOfName } from "./model.ts"
import { change, type Expected, freeWords, inName, type Plant, type Planted, sentenceAt } from "./plant.ts"

const entity = (expected: Expected): Planted => ({ expected: [expected], stage: "entities" })

export const addName: Plant = (site) => {
  const sentence = sentenceAt(site)
  const free = freeWords(sentence)
  if (free.length === 0) return undefined
  const at = site.dice.pick(free)
  const canonical = sentence.words[at]!.clean
  const name: Name = { first: at, last: at, type: "LOC", canonical, score: 0.9, recogniser: "encoder" }
  sentence.names.push(name)
  sentence.names.sort((p, q) => p.first - q.first)
  return entity(change("entities", "added", "recogniser", null, textOfName(sentence, name)))
}

const onName =
  (alter: (sentence: SentenceModel, name: Name) => Expected | undefined): Plant =>
  (site) => {
    const sentence = sentenceAt(site)
    if (sentence.names.length === 0) return undefined
    const expected = alter(sentence, site.dice.pick(sentence.names))
    return expected && entity(expected)
  }

export const removeName = onName((sentence, name) => {
  sentence.names.splice(sentence.names.indexOf(name), 1)
  return change("entities", "removed", "recogniser", textOfName(sentence, name), null)
})

export const retypeName = onName((sentence, name) => {
  const text = textOfName(sentence, name)
  name.type = name.type === "PER" ? "ORG" : "PER"
  return change("entities", "retyped", "recogniser", text, text)
})

export const widenName = onName((sentence, name) => {
  const next = name.last + 1
  if (next >= sentence.words.length - 1 || inName(sentence, next)) return undefined
  const before = textOfName(sentence, name)
  name.last = next
  return change("entities", "boundary", "recogniser", before, textOfName(sentence, name))
})

export const renameName = onName((sentence, name) => {
  const text = textOfName(sentence, name)
  name.canonical = `${name.canonical}（全称）`
  return change("entities", "canonical", "recogniser", text, text)
})

export const otherScore = onName((sentence, name) => {
  const text = textOfName(sentence, name)
  name.score = 0.8
  return change("scores", "drift", "recogniser", text, text)
})

export const otherRecogniser = onName((sentence, name) => {
  const text = textOfName(sentence, name)
  name.recogniser = "document"
  return change("scores", "recogniser", "recogniser", text, text)
})
