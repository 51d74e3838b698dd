import { Console, Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { defaults } from "../configuration/configuration.ts"
import { Pooling, WeightType } from "../domain/embedding.ts"
import { addModel } from "../models/library/add-model.ts"
import { DEFAULT_DTYPE } from "../models/sentences/embedder.ts"
import { type KnownModel, listModels, verifyModels } from "../models/library/known-models.ts"
import { EXIT_CODE, ExitWith } from "./exit.ts"
import { json } from "./flags.ts"

const list = Command.make(
  "list",
  { json },
  Effect.fn("models.list")(function* ({ json }) {
    const found = (yield* listModels()).map(({ files: _files, ...model }) => model)
    if (json) return yield* Console.log(JSON.stringify(found))
    for (const model of found) yield* Console.log(describe(model))
  })
).pipe(Command.withDescription("List the models that come with jianbao and those that were added"))

/** Compares the files of every model with what they should be. */
const check = Effect.fn("models.verify")(function* ({ json }: { readonly json: boolean }) {
  const found = yield* verifyModels()
  if (json) yield* Console.log(JSON.stringify(found))
  for (const model of json ? [] : found) {
    yield* Console.log(`${describe(model)}  ${model.verified ? "verified" : "BROKEN"}`)
    if (model.problem !== null) yield* Console.error(`  ${model.problem}`)
  }
  if (found.some((model) => !model.verified)) return yield* new ExitWith({ code: EXIT_CODE.no })
})

const verify = Command.make("verify", { json }, check).pipe(
  Command.withDescription("Take the digests of all models' files; exit 1 if one is not as it should be")
)

const add = Command.make(
  "add",
  {
    name: Argument.String("model").pipe(Argument.withDescription("Folder of a model, or owner/name on a hub")),
    revision: Flag.String("revision").pipe(
      Flag.withDescription("Of a hub's model: commit, branch or tag (default: the main branch as it is now)"),
      Flag.optional
    ),
    dtype: Flag.Literals("dtype", WeightType.literals).pipe(
      Flag.withDescription(`Type of weights (default: ${DEFAULT_DTYPE})`),
      Flag.withDefault(DEFAULT_DTYPE)
    ),
    pooling: Flag.Literals("pooling", Pooling.literals).pipe(
      Flag.withDescription("How vectors of tokens become one, if the model's files do not say"),
      Flag.optional
    ),
    json
  },
  Effect.fn("models.add")(function* ({ name, dtype, json, ...flags }) {
    const [revision, pooling] = [Option.getOrNull(flags.revision), Option.getOrNull(flags.pooling)]
    const { pin, description } = yield* addModel({ name, revision, dtype, pooling }, defaults.embed)
    if (json) return yield* Console.log(JSON.stringify({ embed: pin }))
    const { dimensions, maxTokens, licence } = description
    yield* Console.error(
      `${description.id}: vectors of ${dimensions ?? "unknown"} numbers, ${maxTokens} tokens, licence ${licence}. For jianbao.config.json:`
    )
    yield* Console.log(JSON.stringify({ embed: pin }, null, 2))
  })
).pipe(Command.withDescription("Take the digest of another model and print the configuration that names it"))

/** `jianbao models`: which there are, under which licence, and whether the files are as they were made. */
export const models = Command.make("models", { json }, check).pipe(
  Command.withDescription("List the models: kind, size, licence, digest verified"),
  Command.withSubcommands([list, verify, add])
)

const describe = ({ from, folder, kind, dtype, dimensions, bytes, licence, digest }: KnownModel): string => {
  const type = [dtype, dimensions === null ? null : `${dimensions} dimensions`].filter((part) => part !== null)
  const size = `${(bytes / 1e6).toFixed(1)} MB`
  return [
    folder,
    kind,
    ...type,
    size,
    `sha256 ${digest.slice(0, 16)}`,
    licence,
    ...(from === "added" ? [from] : [])
  ].join("  ")
}
