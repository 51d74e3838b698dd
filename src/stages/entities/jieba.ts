import { Effect } from "effect"
import { MERGING_RULES, type MergingRule } from "./merging-rules.ts"
import { readPieces } from "./pieces.ts"
import type { Mention, Recogniser, SentenceInput } from "./recogniser.ts"

/** A mention and the rule that made it. */
export interface RuledMention extends Mention {
  readonly rule: MergingRule
}

/**
 * Names by the parts of speech of words, words side by side merged by rules. Each piece of the sentence is a letter;
 * each rule, in order, takes the shapes that it knows out of the string of letters.
 */
export const findByRules = (sentence: SentenceInput): ReadonlyArray<RuledMention> => {
  const pieces = readPieces(sentence)
  let letters = pieces.map((piece) => piece.kind).join("")
  const mentions: Array<RuledMention> = []
  for (const rule of MERGING_RULES) {
    letters = letters.replace(rule.pattern, (taken: string, first: number) => {
      const start = pieces[first]!.start
      const end = pieces[first + taken.length - 1]!.end
      if (rule.longest !== undefined && end - start > rule.longest) return taken
      mentions.push({ start, end, type: rule.type, score: rule.score, rule })
      return TAKEN.repeat(taken.length)
    })
  }
  return mentions.toSorted((a, b) => a.start - b.start)
}

/** Stands for a piece that is in a mention; no rule has it. */
const TAKEN = "#"

/**
 * The recogniser by rules over nodejieba's tags: the honest baseline that a trained model has to beat. Its scores are
 * the rules' precision, not a probability of the single mention.
 */
export const jiebaRecogniser: Recogniser = {
  name: "jieba",
  sees: ({ text, words }) => JSON.stringify([text, words.map(({ start, pos }) => [start, pos])]),
  recognise: (sentence) =>
    Effect.sync(() => findByRules(sentence).map(({ start, end, type, score }) => ({ start, end, type, score })))
}
