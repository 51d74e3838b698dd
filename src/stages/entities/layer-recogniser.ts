import { Layer } from "effect"
import type { Configuration } from "../../configuration/configuration.ts"
import { jiebaRecogniser } from "./jieba.ts"
import { EntityRecogniser, type Recogniser } from "./recogniser.ts"

/** The recogniser that the configuration names. */
export const layerRecogniser = ({ recogniser }: Configuration["entities"]) =>
  Layer.succeed(EntityRecogniser, RECOGNISERS[recogniser])

const RECOGNISERS: Readonly<Record<Configuration["entities"]["recogniser"], Recogniser>> = { jieba: jiebaRecogniser }
