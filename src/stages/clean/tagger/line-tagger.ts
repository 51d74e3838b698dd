import * as fs from "node:fs"
import * as path from "node:path"
import type { Tensor } from "@huggingface/transformers"
import { Context, Effect, Layer } from "effect"
import type { Configuration } from "../../../configuration/configuration.ts"
import { bundledModel, type BundledModel } from "../../../models/library/bundled.ts"
import { attemptLoad, BARE_GRAPH, loadModel } from "../../../models/runtime/load-model.ts"
import { transformers } from "../../../models/runtime/transformers.ts"
import { LINE_FEATURES } from "../evidence/line-features.ts"
import { LINE_ROLES } from "../evidence/role-network.ts"
import type { Line } from "../lines/lines.ts"
import { characterIds, LINE_SLOTS } from "./line-slots.ts"
import { taggerWindows, type TaggerWindow } from "./tagger-windows.ts"

/** Folder below `models/`. */
export const TAGGER_MODEL = "clean-lines"

/**
 * A small encoder that reads the characters of a page's lines and says what each line is: convolutions over the
 * characters of a line, then attention over the lines, so that a change of subject is seen. Made by
 * training/line-tagger.
 *
 * One window of lines a call, on one thread, and only lines of one document in it: what it says depends on the
 * document alone.
 */
export class LineTagger extends Context.Service<
  LineTagger,
  {
    /**
     * Rows of `LINE_ROLES` log-probabilities, of NaN for lines that were not asked for; undefined when there is
     * nothing to say.
     *
     * @param features Rows of `LINE_FEATURES`, see `line-features.ts`. @param asked Lines, ascending.
     */
    readonly tag: (
      lines: ReadonlyArray<Line>,
      features: Float32Array,
      asked: ReadonlyArray<number>
    ) => Effect.Effect<Float32Array | undefined>
  }
>()("jianbao/stages/clean/LineTagger") {
  /** `root` is the folder of the models, by default of those that come with the package. */
  static readonly layer = ({ mode, root }: Pick<Configuration["clean"], "mode"> & { readonly root?: string }) =>
    mode === "fast"
      ? Layer.succeed(LineTagger, LineTagger.of({ tag: () => Effect.succeed(undefined) }))
      : Layer.effect(
          LineTagger,
          Effect.gen(function* () {
            const model = yield* bundledModel(TAGGER_MODEL, root)
            const table = characterIds(fs.readFileSync(path.join(model.directory, "characters.txt"), "utf8"))
            const run = yield* load(model)
            const tag = Effect.fnUntraced(function* (
              lines: ReadonlyArray<Line>,
              features: Float32Array,
              asked: ReadonlyArray<number>
            ) {
              if (asked.length === 0) return undefined
              const out = new Float32Array(lines.length * LINE_ROLES).fill(Number.NaN)
              for (const window of taggerWindows(lines, features, asked, table)) {
                copyRows(yield* Effect.promise(() => run(window)), window, out)
              }
              return out
            })
            return LineTagger.of({ tag })
          })
        )
}

/** Copies the rows that were asked for out of the runtime's memory. */
const copyRows = (roles: Tensor, { first, asked }: TaggerWindow, out: Float32Array): void => {
  const rows = roles.data as Float32Array
  for (const line of asked) {
    const at = (line - first) * LINE_ROLES
    out.set(rows.subarray(at, at + LINE_ROLES), line * LINE_ROLES)
  }
  roles.dispose()
}

const load = Effect.fn("LineTagger.load")(function* ({ directory }: BundledModel) {
  const { Tensor } = yield* attemptLoad(directory, transformers)
  const encoder = yield* loadModel(directory, { config: BARE_GRAPH })
  return async ({ ids, layout }: TaggerWindow): Promise<Tensor> => {
    const lines = ids.length / LINE_SLOTS
    const inputs = {
      ids: new Tensor("int64", ids, [lines, LINE_SLOTS]),
      layout: new Tensor("float32", layout, [lines, LINE_FEATURES])
    }
    const output: { readonly roles: Tensor } = await encoder(inputs)
    return output.roles
  }
})
