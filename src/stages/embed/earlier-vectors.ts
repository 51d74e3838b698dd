import { Context, Effect } from "effect"

/**
 * Vectors that are there already: those of the parent run, where it made them as this run would. A vector depends on its
 * text only, so one from another document is the one that would be computed.
 */
export interface EarlierVectors {
  /** The vector of a text as the table holds it, if a document of the parent run has that text as a sentence. */
  readonly find: (text: string) => Effect.Effect<Float32Array | undefined>
}

export const NO_VECTORS: EarlierVectors = { find: () => Effect.succeed(undefined) }

/** Without a parent run there are none. */
export const EarlierVectors = Context.Reference<EarlierVectors>("jianbao/stages/embed/EarlierVectors", {
  defaultValue: () => NO_VECTORS
})
