import module from "node:module"

/**
 * Entry of a worker thread. The cache of compiled modules is asked for in each thread, and before what it should help
 * with is imported.
 */
module.enableCompileCache?.()
await import("./worker.ts")
