/**
 * `npm run bench NAME [OPTIONS]`: prints a figure of docs/quality.md or docs/operations.md, made on this machine now.
 */
import { spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"

const BENCHES: Readonly<Record<string, { readonly module: string; readonly prints: string }>> = {
  cleanup: {
    module: "cleanup/figures.ts",
    prints:
      "scores on the bulletins with gold, naive baseline, speed, cost, robustness, calibration, furniture, half-width marks, suspects, idempotence; --only PART"
  },
  embeddings: {
    module: "embeddings/figures.ts",
    prints: "likeness and retrieval, cosine to full precision, token ids, sentences per second; --only PART"
  },
  entities: {
    module: "entities/figures.ts",
    prints: "strict F1 of names on every test set, noise, reliability of scores, speed, size"
  },
  consistency: {
    module: "entities/consistency.ts",
    prints: "strict F1 of names without and with what the document says elsewhere"
  },
  places: { module: "entities/places.ts", prints: "how many places of television news have a code" },
  words: { module: "words.ts", prints: "F1 of words, memory and time to load" },
  throughput: {
    module: "run/throughput.ts",
    prints: "characters per second of each stage and the whole, 1 and 2 workers"
  },
  memory: { module: "run/memory.ts", prints: "peak memory of 200 and of 2,000 bulletins" },
  determinism: {
    module: "run/determinism.ts",
    prints: "whether tables are the same bytes for other workers and orders"
  },
  hostile: { module: "run/hostile.ts", prints: "what a run says of files that cannot be used" },
  diff: {
    module: "diff/figures.ts",
    prints:
      "planted changes found, their causes, time and memory, two recognisers on real text; --pairs N (500), --documents N (1,000), --only PART, --keep DIR"
  },
  operations: {
    module: "operations/figures.ts",
    prints: "what a run does again and what it leaves, kills, full disks; --kills N (200), --only PART"
  }
}

const [name, ...options] = process.argv.slice(2)
const bench = name === undefined ? undefined : BENCHES[name]
if (bench === undefined) {
  console.error("usage: npm run bench NAME\n")
  for (const [known, { prints }] of Object.entries(BENCHES)) console.error(`  ${known.padEnd(12)} ${prints}`)
  process.exit(2)
}
const module = path.join(import.meta.dirname, bench.module)
if (!fs.existsSync(module)) throw new Error(`${module} is missing`)
process.exit(spawnSync(process.execPath, [module, ...options], { stdio: "inherit" }).status ?? 1)
