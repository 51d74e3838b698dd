import { LINE_ROLES, LineRole } from "../evidence/role-network.ts"
import { FINAL, FORBIDDEN, type Grammar, STEPS } from "./grammar.ts"
import { PAGE_STATES, PageState, ROLE_OF } from "./page-states.ts"

/** The roles of a document's lines, and how sure they are. */
export interface Roles {
  readonly roles: Uint8Array
  /** Where on the page the lines stand, of which the roles follow. */
  readonly states: Uint8Array
  /** For each line: score of the best page in which its role stays, less the best in which it differs. Nats, ≥ 0. */
  readonly roleMargin: Float32Array
  /** The same for one question: does the break before the line join it to the line before? Negative: it does not. */
  readonly joinMargin: Float32Array
}

/**
 * The best sequence of states under the grammar (Viterbi), with max-marginals from a second pass backward.
 * Time is lines × allowed transitions; all others cost the same.
 *
 * @param scores Rows of `PAGE_STATES`.
 */
export const bestRoles = (scores: Float32Array, grammar: Grammar): Roles => {
  const n = scores.length / PAGE_STATES
  const forward = new Float64Array(n * PAGE_STATES)
  const backward = new Float64Array(n * PAGE_STATES)
  if (n === 0) {
    const [none, noMargin] = [new Uint8Array(0), new Float32Array(0)]
    return { roles: none, states: none, roleMargin: noMargin, joinMargin: noMargin }
  }
  for (let state = 0; state < PAGE_STATES; state++) forward[state] = grammar.initial[state]! + scores[state]!
  for (let i = 1; i < n; i++) {
    const transitions = leaving(grammar, i - 1)
    const from = (i - 1) * PAGE_STATES
    const at = i * PAGE_STATES
    forward.fill(most(forward, from) + FORBIDDEN, at, at + PAGE_STATES)
    for (let step = 0; step < STEPS.length; step += 2) {
      const before = STEPS[step]!
      const state = STEPS[step + 1]!
      const total = forward[from + before]! + transitions[before * PAGE_STATES + state]!
      if (total > forward[at + state]!) forward[at + state] = total
    }
    for (let state = 0; state < PAGE_STATES; state++) forward[at + state]! += scores[at + state]!
  }
  backward.set(FINAL, (n - 1) * PAGE_STATES)
  const ahead = new Float64Array(PAGE_STATES)
  for (let i = n - 2; i >= 0; i--) {
    const transitions = leaving(grammar, i)
    const at = i * PAGE_STATES
    for (let state = 0; state < PAGE_STATES; state++) {
      ahead[state] = scores[at + PAGE_STATES + state]! + backward[at + PAGE_STATES + state]!
    }
    backward.fill(most(ahead, 0) + FORBIDDEN, at, at + PAGE_STATES)
    for (let step = 0; step < STEPS.length; step += 2) {
      const state = STEPS[step]!
      const behind = STEPS[step + 1]!
      const total = transitions[state * PAGE_STATES + behind]! + ahead[behind]!
      if (total > backward[at + state]!) backward[at + state] = total
    }
  }
  return readOut(n, forward, backward, grammar)
}

/** The greatest of the numbers of one line's states. */
const most = (list: Float64Array, from: number): number => {
  let most = -Infinity
  for (let state = 0; state < PAGE_STATES; state++) if (list[from + state]! > most) most = list[from + state]!
  return most
}

/** The transitions from a line to the next one. */
const leaving = ({ headings, fromHeading, transitions }: Grammar, line: number): Float64Array =>
  headings[line] === 1 ? fromHeading : transitions

const readOut = (n: number, forward: Float64Array, backward: Float64Array, grammar: Grammar): Roles => {
  const roles = new Uint8Array(n)
  const states = new Uint8Array(n)
  const roleMargin = new Float32Array(n)
  const joinMargin = new Float32Array(n)
  const through = new Float64Array(LINE_ROLES)
  for (let i = n - 1; i >= 0; i--) {
    const behind = i === n - 1 ? FINAL : leaving(grammar, i)
    states[i] = traceBack(forward, i, behind, i === n - 1 ? undefined : states[i + 1])
    roles[i] = ROLE_OF[states[i]!]!
    through.fill(-Infinity)
    for (let state = 0; state < PAGE_STATES; state++) {
      const total = forward[i * PAGE_STATES + state]! + backward[i * PAGE_STATES + state]!
      const role = ROLE_OF[state]!
      if (total > through[role]!) through[role] = total
    }
    let other = -Infinity
    let apart = -Infinity
    for (let role = 0; role < LINE_ROLES; role++) {
      if (role !== roles[i]) other = Math.max(other, through[role]!)
      if (role !== LineRole.continuation) apart = Math.max(apart, through[role]!)
    }
    roleMargin[i] = through[roles[i]!]! - other
    joinMargin[i] = through[LineRole.continuation]! - apart
  }
  return { roles, states, roleMargin, joinMargin }
}

/** The state from which the best path goes on to the state behind, or ends. */
const traceBack = (forward: Float64Array, i: number, transitions: Float64Array, behind: number | undefined): number => {
  let best: number = PageState.continuation
  let top = -Infinity
  for (let state = 0; state < PAGE_STATES; state++) {
    const step = behind === undefined ? transitions[state]! : transitions[state * PAGE_STATES + behind]!
    const total = forward[i * PAGE_STATES + state]! + step
    if (total <= top) continue
    top = total
    best = state
  }
  return best
}
