import { type SentenceModel, textOfSentence } from "./model.ts"
import { change, freeWords, type Plant, sentenceAt } from "./plant.ts"

export const otherPos: Plant = (site) => {
  const { words } = sentenceAt(site)
  const word = site.dice.pick(words)
  word.pos = word.pos === "nz" ? "vn" : "nz"
  return { expected: [change("tokens", "pos", "segmentation", word.clean, word.clean)], stage: "segment" }
}

export const splitWord: Plant = (site) => {
  const sentence = sentenceAt(site)
  const at = freeWords(sentence).find((i) => sentence.words[i]!.clean.length === 2)
  if (at === undefined) return undefined
  const word = sentence.words[at]!
  const [left, right] = [
    { ...word, raw: word.raw[0]!, clean: word.clean[0]!, breaks: false },
    { ...word, raw: word.raw[1]!, clean: word.clean[1]! }
  ]
  // A full-width number is two edits then, and not one.
  if (word.raw !== word.clean) return undefined
  sentence.words.splice(at, 1, left, right)
  for (const name of sentence.names) {
    if (name.first <= at) continue
    name.first++
    name.last++
  }
  return {
    expected: [change("tokens", "boundary", "segmentation", word.clean, `${left.clean}/${right.clean}`)],
    stage: "segment"
  }
}

export const splitSentence: Plant = (site) => {
  const sentence = sentenceAt(site)
  const places = freeWords(sentence).filter((i) => i > 1 && i < sentence.words.length - 2)
  if (places.length === 0) return undefined
  const at = site.dice.pick(places)
  const before = textOfSentence(sentence)
  const [left, right]: [SentenceModel, SentenceModel] = [
    { words: sentence.words.slice(0, at), names: sentence.names.filter(({ last }) => last < at), vector: 0 },
    {
      words: sentence.words.slice(at),
      names: sentence.names
        .filter(({ first }) => first >= at)
        .map((n) => ({ ...n, first: n.first - at, last: n.last - at })),
      vector: 0
    }
  ]
  site.paragraph.sentences.splice(site.index, 1, left, right)
  const after = `${textOfSentence(left)} | ${textOfSentence(right)}`
  return { expected: [change("sentences", "split", "segmentation", before, after)], stage: "segment" }
}

export const mergeSentence: Plant = (site) => {
  const [left, right] = [sentenceAt(site), site.paragraph.sentences[site.index + 1]]
  if (right === undefined) return undefined
  const before = `${textOfSentence(left)} | ${textOfSentence(right)}`
  const shift = left.words.length
  const merged: SentenceModel = {
    words: [...left.words, ...right.words],
    names: [...left.names, ...right.names.map((n) => ({ ...n, first: n.first + shift, last: n.last + shift }))],
    vector: 0
  }
  site.paragraph.sentences.splice(site.index, 2, merged)
  return { expected: [change("sentences", "merged", "segmentation", before, textOfSentence(merged))], stage: "segment" }
}
