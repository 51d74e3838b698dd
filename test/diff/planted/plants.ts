import * as input from "./input-plants.ts"
import * as issues from "./issue-plants.ts"
import { textOfSentence } from "./model.ts"
import * as names from "./name-plants.ts"
import { change, type Plant, sentenceAt } from "./plant.ts"
import * as segmentation from "./segmentation-plants.ts"
import * as text from "./text-plants.ts"

const otherVector: Plant = (site) => {
  const sentence = sentenceAt(site)
  sentence.vector += 0.01
  const text = textOfSentence(sentence)
  return { expected: [change("embeddings", "drift", "embedder", text, text)], stage: "embed" }
}

/** Everything that can be planted in a sentence or its paragraph. */
export const PLANTS: Readonly<Record<string, Plant>> = {
  ...names,
  ...segmentation,
  ...text,
  ...input,
  ...issues,
  otherVector
}
