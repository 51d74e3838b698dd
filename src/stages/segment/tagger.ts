import * as path from "node:path"
import { Context, Effect, Layer, Schema } from "effect"
import { bundledModel } from "../../models/library/bundled.ts"

/** A word of a text and the tag of its part of speech, in the tagger's own set. */
export interface TaggedWord {
  readonly word: string
  readonly tag: string
}

/** Cuts a text into words and tags them. A pure function of the text: nothing may depend on earlier calls. */
export type TagWords = (text: string) => ReadonlyArray<TaggedWord>

/** The tagger cannot be had: its native part is missing, or its dictionaries lie where it cannot read them. */
export class TaggerUnavailable extends Schema.TaggedError<TaggerUnavailable>()("TaggerUnavailable", {
  message: Schema.String
}) {}

/** Folder below `models/` of the dictionary; see the card there. */
export const DICTIONARY = "words"
/** A line of it is a word, its weight and its part of speech, with spaces between them. */
export const WORD_LIST = "words.utf8"

/**
 * Words and parts of speech by nodejieba: the likeliest path through a dictionary, and a hidden Markov model for rows
 * of characters that the dictionary leaves single. Both are fitted by `training/words`; nodejieba's own, made for all
 * kinds of text, find 81.6 of 100 words by the convention of the PKU test set, these 95.
 *
 * The state of nodejieba lives in the thread, not in the process: every worker thread loads its own, calls of different
 * threads share nothing, and what a thread loaded is not given back when it ends. So threads that segment are started
 * once and kept. `insertWord` would make results depend on what came before; it is never called.
 */
export class Tagger extends Context.Service<Tagger, { readonly tag: TagWords }>()("jianbao/stages/segment/Tagger") {
  static readonly layer = Layer.effect(
    Tagger,
    Effect.gen(function* () {
      // Every file is read here: nodejieba aborts the process when it cannot open one.
      const { directory } = yield* bundledModel(DICTIONARY)
      // In the path of the user's dictionary these divide one path from the next.
      if (/[|;]/.test(directory)) {
        return yield* new TaggerUnavailable({
          message: `nodejieba cannot read dictionaries from ${directory}: move the package to a path without | and ;`
        })
      }
      return yield* Effect.tryPromise({
        try: async () => {
          // Here and not above: a run that only cleans neither waits for it nor needs it to be compiled.
          const { default: nodejieba } = await import("nodejieba")
          nodejieba.load(dictionaries(directory))
          return Tagger.of({ tag: (text) => nodejieba.tag(text) })
        },
        catch: (cause) =>
          new TaggerUnavailable({
            message: `nodejieba cannot be used (${String(cause)}); run "npm rebuild nodejieba" and start again`
          })
      })
    })
  )
}

/**
 * What nodejieba loads. The characters that the hidden Markov model never joins are those of the user's dictionary. The
 * last two are for extracting keywords, which is not done here: one word each in place of 6 MB.
 */
export const dictionaries = (directory: string) => ({
  dict: path.join(directory, WORD_LIST),
  hmmDict: path.join(directory, "markov.utf8"),
  userDict: path.join(directory, "alone.utf8"),
  idfDict: path.join(directory, "keywords.utf8"),
  stopWordDict: path.join(directory, "keywords.utf8")
})
