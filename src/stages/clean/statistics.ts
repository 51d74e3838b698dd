import { LINE_ROLES, LEXICON_SIZE, type RoleNetwork, WINDOW } from "./evidence/role-network.ts"
import type { LanguageModel } from "./language/language-model.ts"

/** Everything that cleaning has learned: how news text reads on, and what a line's layout and words say of its role. */
export interface CleanStatistics {
  readonly language: LanguageModel
  readonly roles: RoleNetwork
}

const MAGIC = "JBCLEAN1"
/** Steps of the lexicon's weights, as training/clean/role_network.py writes them. */
const LEXICON_STEP = 1 / 64

/**
 * Reads models/clean/statistics.bin: the magic, two uint32 (slots of the language model, hidden units), then the
 * fingerprints (uint16), the codes (uint8), padding to four bytes, the network's weights (float32: input, its bias,
 * output, its bias) and its lexicon (int8). Little-endian.
 *
 * @throws RangeError when the bytes are not such a file; the models' digests are checked before this.
 */
export const parseStatistics = (bytes: Uint8Array): CleanStatistics => {
  const magic = String.fromCharCode(...bytes.subarray(0, MAGIC.length))
  if (magic !== MAGIC) throw new RangeError(`not a file of cleaning statistics: begins with ${JSON.stringify(magic)}`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const slots = view.getUint32(8, true)
  const hidden = view.getUint32(12, true)
  let at = 16
  const take = (length: number): Uint8Array<ArrayBuffer> => {
    if (at + length > bytes.length) throw new RangeError(`cleaning statistics are cut off at byte ${bytes.length}`)
    at += length
    // A copy, so that it is aligned; Buffer.slice would share the memory.
    return new Uint8Array(bytes.subarray(at - length, at))
  }
  const floats = (count: number): Float32Array => new Float32Array(take(4 * count).buffer)
  const fingerprints = new Uint16Array(take(2 * slots).buffer)
  const codes = take(slots)
  take((4 - (at % 4)) % 4)
  const input = floats(WINDOW * hidden)
  const inputBias = floats(hidden)
  const output = floats(hidden * LINE_ROLES)
  const outputBias = floats(LINE_ROLES)
  const lexicon = new Int8Array(take(LEXICON_SIZE * hidden).buffer)
  return {
    language: { fingerprints, codes },
    roles: { hidden, input, inputBias, output, outputBias, lexicon, lexiconStep: LEXICON_STEP }
  }
}
