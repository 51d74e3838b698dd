import { Layer } from "effect"
import type { Configuration } from "../../configuration/configuration.ts"
import { ENCODER_MODELS, layerEncoderRecogniser } from "./encoder.ts"
import { jiebaRecogniser } from "./jieba.ts"
import { EntityRecogniser } from "./recogniser.ts"

/** The recogniser that the configuration names. */
export const layerRecogniser = ({ recogniser }: Configuration["entities"]) =>
  recogniser === "encoder" ? layerEncoderRecogniser : Layer.succeed(EntityRecogniser, jiebaRecogniser)

/** The models that it needs: folders below `models/`. */
export const recogniserModels = ({ recogniser }: Configuration["entities"]): ReadonlyArray<string> =>
  recogniser === "encoder" ? ENCODER_MODELS : []
