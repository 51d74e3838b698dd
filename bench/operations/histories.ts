/** The property test of incremental against fresh runs, with more histories than in the test run. */
import { spawnSync } from "node:child_process"
import * as path from "node:path"
import { ROOT } from "../run/corpus.ts"
import type { Line } from "./line.ts"

export const histories = (count: number): Line => {
  const vitest = path.join(ROOT, "node_modules/vitest/vitest.mjs")
  const args = ["run", "--project", "unit", "test/runs/history.test.ts"]
  const { status, stdout } = spawnSync(process.execPath, [vitest, ...args], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, JIANBAO_HISTORIES: String(count) }
  })
  if (status !== 0) console.error(stdout)
  return {
    what: `incremental against fresh, ${count} random histories`,
    figure: status === 0 ? "tables byte-identical after every step" : "DIFFERENT",
    aim: "byte-identical, every time",
    met: status === 0
  }
}
