import * as fs from "node:fs"
import * as path from "node:path"
import { Effect } from "effect"
import { Pooling, type WeightType } from "../../domain/embedding.ts"
import { writeFileDurably } from "../../store/durable.ts"
import { inspectFolder, readLimits, readPooling } from "./inspect-folder.ts"
import { DESCRIPTION, type ModelDescription } from "./model-description.ts"
import { ModelError } from "./model-error.ts"

/** The card of a model, of which only the licence is read. */
export const CARD = "README.md"

/** What stands for a licence that a model's card does not name. */
const NO_LICENCE = "unknown"

/** What a folder does not say of the model in it. */
export interface ModelOrigin {
  readonly id: string
  readonly source: string
  readonly dtype: WeightType
  readonly pooling: Pooling | null
}

/** The description of a model that does not come with the package, from its files; those of one type of weights. */
export const describeModel = Effect.fn("describeModel")(function* (directory: string, origin: ModelOrigin) {
  const { files } = yield* inspectFolder(directory, origin.dtype)
  const { dimensions, maxTokens } = yield* readLimits(directory)
  const pooling = origin.pooling ?? (yield* readPooling(directory))
  const [first, ...others] = files
  if (pooling === undefined || first === undefined) {
    return yield* new ModelError({
      reason: "invalid",
      message: `${origin.id} does not say how the vectors of its tokens become one; say it with --pooling ${Pooling.literals.join(", --pooling ")}: the model's card tells which`
    })
  }
  return {
    id: origin.id,
    kind: "embedder",
    source: origin.source,
    licence: readLicence(path.join(directory, CARD)) ?? NO_LICENCE,
    dtype: origin.dtype,
    pooling,
    ...(dimensions === undefined ? {} : { dimensions }),
    maxTokens,
    files: [first, ...others],
    figures: {}
  } satisfies ModelDescription
})

/** Writes `model.json`, durably. */
export const writeDescription = (directory: string, description: ModelDescription): void =>
  writeFileDurably(path.join(directory, DESCRIPTION), `${JSON.stringify(description, null, 2)}\n`)

/** The licence that a model's card names at its head, between lines of three hyphens. */
const readLicence = (card: string): string | undefined => {
  if (!fs.existsSync(card)) return undefined
  const head = /^---\r?\n([\s\S]*?)\r?\n---/.exec(fs.readFileSync(card, "utf8"))?.[1]
  return /^license:[ \t]*["']?([^"'\r\n]+)/m.exec(head ?? "")?.[1]?.trim()
}
