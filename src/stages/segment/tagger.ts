import { accessSync, constants } from "node:fs"
import { Context, Effect, Layer, Schema } from "effect"
import nodejieba from "nodejieba"

/** A word of a text and the tag of its part of speech, in the tagger's own set. */
export interface TaggedWord {
  readonly word: string
  readonly tag: string
}

/** Cuts a text into words and tags them. A pure function of the text: nothing may depend on earlier calls. */
export type TagWords = (text: string) => ReadonlyArray<TaggedWord>

/** The tagger cannot be had: its native part or its dictionaries are missing. */
export class TaggerUnavailable extends Schema.TaggedError<TaggerUnavailable>()("TaggerUnavailable", {
  message: Schema.String
}) {}

/**
 * Words and parts of speech by nodejieba: the likeliest path through a dictionary, and a hidden Markov model for what
 * the dictionary does not know (`tag` always uses it, `cut` only when asked).
 *
 * The state of nodejieba lives in the thread, not in the process: every worker thread loads 255 MB in 0.9 s, calls
 * of different threads share nothing, and what a thread loaded is not given back when it ends. So threads that
 * segment are started once and kept. `insertWord` would make results depend on what came before; it is never called.
 */
export class Tagger extends Context.Service<Tagger, { readonly tag: TagWords }>()("jianbao/stages/segment/Tagger") {
  static readonly layer = Layer.effect(
    Tagger,
    Effect.try({
      try: () => {
        // nodejieba aborts the process when it cannot open a dictionary.
        for (const path of DICTIONARIES) accessSync(path, constants.R_OK)
        // The first call in a thread loads the dictionaries; `load` would load them once more.
        nodejieba.tag("")
        return Tagger.of({ tag: (text) => nodejieba.tag(text) })
      },
      catch: (cause) =>
        new TaggerUnavailable({
          message: `nodejieba cannot be used (${String(cause)}); run "npm rebuild nodejieba" and start again`
        })
    })
  )
}

/** The files that nodejieba loads; its type declarations leave the names out. */
const DICTIONARIES = Object.entries(nodejieba as unknown as Readonly<Record<string, unknown>>)
  .filter(([name]) => name.startsWith("DEFAULT_"))
  .map(([, path]) => String(path))
