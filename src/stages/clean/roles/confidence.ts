import { LineRole } from "../evidence/role-network.ts"
import type { Roles } from "./viterbi.ts"

/**
 * Slope and offset of the logistic function that turns a margin (nats) to a probability of being right. Fitted by
 * bench/cleanup/calibration.ts on noised pages that nothing was trained on.
 */
const SLOPE = 0.615
const OFFSET = 0.04

/** Probability that a decision is right, from its margin in nats (≥ 0). */
export const confidenceOf = (margin: number): number => 1 / (1 + Math.exp(-(SLOPE * margin + OFFSET)))

/** Probability that the break before a line was rightly joined, or rightly kept. */
export const breakConfidence = (roles: Roles, line: number): number => confidenceOf(Math.abs(roles.joinMargin[line]!))

/** Whether the break before a line is joined. */
export const isJoined = (roles: Roles, line: number): boolean => roles.roles[line] === LineRole.continuation && line > 0
