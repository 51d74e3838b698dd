import { LINE_ROLES } from "../evidence/role-network.ts"

/** Weights of the tagger's word, against the network's 1. */
export interface TaggerWeights {
  /** On what kind of line begins here. */
  readonly kind: number
  /** On whether one does. */
  readonly join: number
}

/** Chosen on generated pages by training/line-tagger/weigh.ts, see README.md there. */
export const WEIGHTS: TaggerWeights = { kind: 1.5, join: 0.7 }

/** The tagger is never surer than this, in nats. */
const SUREST = 12

/**
 * The network's scores with what the tagger said added, both rows of `LINE_ROLES` log-probabilities up to a constant.
 * The join is weighed apart: layout decides it, and the network knows layout better. Rows of NaN were not asked.
 */
export const withTags = (
  network: Float32Array,
  tags: Float32Array,
  { kind, join }: TaggerWeights = WEIGHTS
): Float32Array => {
  const out = network.slice()
  for (let at = 0; at < out.length; at += LINE_ROLES) {
    if (Number.isNaN(tags[at])) continue
    const tag = (role: number): number => Math.max(tags[at + role]!, -SUREST)
    const before = anyBreak((role) => network[at + role]!)
    const said = anyBreak(tag)
    for (let role = 1; role < LINE_ROLES; role++) out[at + role]! += kind * (tag(role) - said)
    const shift = before - anyBreak((role) => out[at + role]!) + join * said
    for (let role = 1; role < LINE_ROLES; role++) out[at + role]! += shift
    out[at]! += join * tag(0)
  }
  return out
}

/** Log of the summed probability of the roles that begin after a break. */
const anyBreak = (log: (role: number) => number): number => {
  let most = -Infinity
  for (let role = 1; role < LINE_ROLES; role++) most = Math.max(most, log(role))
  let sum = 0
  for (let role = 1; role < LINE_ROLES; role++) sum += Math.exp(log(role) - most)
  return most + Math.log(sum)
}
