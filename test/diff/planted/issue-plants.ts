import { ISSUES, messageOf } from "./model.ts"
import { change, type Plant, sentenceAt } from "./plant.ts"

/** A stop that nothing was remarked of gets an issue of the first stage or of the last; one that has an issue loses it. */
export const otherIssue: Plant = (site) => {
  const stop = sentenceAt(site).words.at(-1)!
  const before = stop.issue
  const code = before ?? site.dice.pick(ISSUES)
  stop.issue = before === null ? code : null
  const [cause, stage] = code === "long_sentence" ? (["embedder", "embed"] as const) : (["text", "clean"] as const)
  const text = messageOf(code, stop)
  const expected =
    before === null ? change("issues", "appeared", cause, null, text) : change("issues", "vanished", cause, text, null)
  return { expected: [expected], stage }
}
