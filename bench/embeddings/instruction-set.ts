import { existsSync, readFileSync } from "node:fs"
import { arch } from "node:os"

/** What products of 8-bit integers run on, the fastest first: the kernel's name of the flag, and ours. */
const INTEGER_PRODUCTS = [
  ["amx_int8", "AMX"],
  ["avx512_vnni", "AVX-512 VNNI"],
  ["avx_vnni", "AVX-VNNI"],
  ["avx512bw", "AVX-512"],
  ["avx2", "AVX2"],
  ["i8mm", "Arm I8MM"],
  ["asimddp", "Arm dot product"]
] as const
export type InstructionSet = (typeof INTEGER_PRODUCTS)[number][1] | (string & {})

const CPUINFO = "/proc/cpuinfo"

/** The instruction set of this processor that the runtime's products of integers use; elsewhere than on Linux the architecture. */
export const instructionSet = (
  cpuinfo: string = existsSync(CPUINFO) ? readFileSync(CPUINFO, "utf8") : ""
): InstructionSet => {
  const flags = new Set(/^(?:flags|Features)\s*:(.*)$/m.exec(cpuinfo)?.[1]?.trim().split(/\s+/))
  return INTEGER_PRODUCTS.find(([flag]) => flags.has(flag))?.[1] ?? arch()
}
