/** Preloaded into a process to be measured: tells its peak resident memory on stderr when it ends. */
import { isMainThread } from "node:worker_threads"

if (isMainThread) {
  process.on("exit", () => process.stderr.write(`PEAK_KIB ${process.resourceUsage().maxRSS}\n`))
}
