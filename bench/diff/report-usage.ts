/** Preloaded into a process to be measured: tells its peak resident memory and processor time on stderr when it ends. */
import { isMainThread } from "node:worker_threads"

if (isMainThread) {
  process.on("exit", () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
    process.stderr.write(`USAGE ${maxRSS} KiB ${Math.round((userCPUTime + systemCPUTime) / 1000)} ms\n`)
  })
}
