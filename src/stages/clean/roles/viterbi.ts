import { LINE_ROLES, LineRole } from "../evidence/role-network.ts"
import { INITIAL, TRANSITIONS } from "./grammar.ts"

/** The roles of a document's lines, and how sure they are. */
export interface Roles {
  readonly roles: Uint8Array
  /** For each line: score of the best page in which its role stays, less the best in which it differs. Nats, ≥ 0. */
  readonly roleMargin: Float32Array
  /** The same for one question: does the break before the line join it to the line before? Negative: it does not. */
  readonly joinMargin: Float32Array
}

/**
 * The best sequence of roles under the grammar (Viterbi), with max-marginals from a second pass backward.
 * Time is lines × roles².
 */
export const bestRoles = (scores: Float32Array, transitions: Float64Array = TRANSITIONS): Roles => {
  const n = scores.length / LINE_ROLES
  const forward = new Float64Array(n * LINE_ROLES)
  const backward = new Float64Array(n * LINE_ROLES)
  if (n === 0) return { roles: new Uint8Array(0), roleMargin: new Float32Array(0), joinMargin: new Float32Array(0) }
  for (let role = 0; role < LINE_ROLES; role++) forward[role] = INITIAL[role]! + scores[role]!
  for (let i = 1; i < n; i++) {
    for (let role = 0; role < LINE_ROLES; role++) {
      let best = -Infinity
      for (let before = 0; before < LINE_ROLES; before++) {
        const total = forward[(i - 1) * LINE_ROLES + before]! + transitions[before * LINE_ROLES + role]!
        if (total > best) best = total
      }
      forward[i * LINE_ROLES + role] = best + scores[i * LINE_ROLES + role]!
    }
  }
  for (let i = n - 2; i >= 0; i--) {
    for (let role = 0; role < LINE_ROLES; role++) {
      let best = -Infinity
      for (let behind = 0; behind < LINE_ROLES; behind++) {
        const at = (i + 1) * LINE_ROLES + behind
        const total = transitions[role * LINE_ROLES + behind]! + scores[at]! + backward[at]!
        if (total > best) best = total
      }
      backward[i * LINE_ROLES + role] = best
    }
  }
  return readOut(n, forward, backward, transitions)
}

const readOut = (n: number, forward: Float64Array, backward: Float64Array, transitions: Float64Array): Roles => {
  const roles = new Uint8Array(n)
  const roleMargin = new Float32Array(n)
  const joinMargin = new Float32Array(n)
  const through = (i: number, role: number): number =>
    forward[i * LINE_ROLES + role]! + backward[i * LINE_ROLES + role]!
  for (let i = n - 1; i >= 0; i--) {
    roles[i] = traceBack(forward, i, i === n - 1 ? undefined : roles[i + 1], transitions)
    let other = -Infinity
    let apart = -Infinity
    for (let role = 0; role < LINE_ROLES; role++) {
      if (role !== roles[i]) other = Math.max(other, through(i, role))
      if (role !== LineRole.continuation) apart = Math.max(apart, through(i, role))
    }
    roleMargin[i] = through(i, roles[i]!) - other
    joinMargin[i] = through(i, LineRole.continuation) - apart
  }
  return { roles, roleMargin, joinMargin }
}

/** The role from which the best path goes on to the role behind; the best at all for the last line. */
const traceBack = (forward: Float64Array, i: number, behind: number | undefined, transitions: Float64Array): number => {
  let best = 0
  let top = -Infinity
  for (let role = 0; role < LINE_ROLES; role++) {
    const step = behind === undefined ? 0 : transitions[role * LINE_ROLES + behind]!
    const total = forward[i * LINE_ROLES + role]! + step
    if (total <= top) continue
    top = total
    best = role
  }
  return best
}
