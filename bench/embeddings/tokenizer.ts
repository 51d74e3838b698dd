/**
 * Whether token ids are those of the reference implementation (the `tokenizers` package from PyPI): on lines of the
 * news, on generated oddities, and for every code point between two letters. Then whether the vocabulary that was cut
 * down gives the tokens of the whole one on all of the news.
 *
 *     npm run bench embeddings -- --only tokenizer [--lines 20000] [--oddities 6000] [--seed 1]
 */
import { spawnSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { defaults } from "../../src/configuration/configuration.ts"
import { MODELS_ROOT } from "../../src/models/library/bundled.ts"
import { loadTokenizer } from "../../src/models/runtime/load-tokenizer.ts"
import { ROOT } from "../run/corpus.ts"
import { temporaryDirectory } from "../run/jianbao.ts"
import { need } from "./corpora.ts"
import { drawn, MEASURED_YEAR, newsFile, newsLines } from "./news.ts"
import { oddities } from "./oddities.ts"

const REFERENCE = join(ROOT, "training/embedder/reference.py")
/** Differences that are printed. */
const SHOWN = 5

/** Ends the program when Python does. */
const python = (...args: ReadonlyArray<string>): void => {
  const { status } = spawnSync("python3", [REFERENCE, ...args], { stdio: "inherit" })
  if (status === 0) return
  console.error("the reference is not to be had; it takes Python 3.11 and training/.venv (training/embedder/README.md)")
  process.exit(1)
}

/** The reference's ids of each text. */
const referenceIds = (texts: ReadonlyArray<string>): ReadonlyArray<ReadonlyArray<number>> => {
  const directory = temporaryDirectory("token-ids")
  const [given, found] = [join(directory, "texts.json"), join(directory, "ids.json")]
  writeFileSync(given, JSON.stringify(texts))
  python("ids", given, found)
  return JSON.parse(readFileSync(found, "utf8")) as ReadonlyArray<ReadonlyArray<number>>
}

const everyCodePoint = (): ReadonlyArray<string> => {
  const points = Array.from({ length: 0x110000 }, (_, point) => point).filter(
    (point) => point < 0xd800 || point > 0xdfff
  )
  return points.map((point) => `a${String.fromCodePoint(point)}b`)
}

const encode = await loadTokenizer(join(MODELS_ROOT, defaults.embed.model))

const compare = (what: string, texts: ReadonlyArray<string>): void => {
  const wanted = referenceIds(texts)
  const different = texts.flatMap((text, i) => {
    const ids = encode(text)
    return ids.join() === wanted[i]!.join() ? [] : [{ text, ids, wanted: wanted[i]! }]
  })
  const tokens = wanted.reduce((sum, ids) => sum + ids.length - 2, 0)
  console.log(`${what}: ${texts.length} texts, ${tokens} tokens, ${different.length} texts with other ids`)
  for (const { text, ids, wanted: theirs } of different.slice(0, SHOWN)) {
    const at = theirs.findIndex((id, i) => ids[i] !== id)
    const [ours, reference] = [ids, theirs].map((all) => all.slice(at, at + 6).join(" "))
    console.log(`  ${JSON.stringify(text.slice(0, 80))}: from token ${at} on ${ours}, reference ${reference}`)
  }
  if (different.length > 0) process.exitCode = 1
}

const { values } = parseArgs({
  options: {
    lines: { type: "string", default: "20000" },
    oddities: { type: "string", default: "6000" },
    seed: { type: "string", default: "1" },
    short: { type: "boolean", default: false }
  }
})
const seed = Number(values.seed)
need(newsFile(MEASURED_YEAR), newsFile(MEASURED_YEAR - 1))
const lines = [...newsLines(MEASURED_YEAR), ...newsLines(MEASURED_YEAR - 1)]
compare(
  "news",
  drawn([...new Set(lines)], (line) => line, Number(values.lines), seed)
)
compare("oddities", oddities(Number(values.oddities), seed))
if (!values.short) {
  compare("every code point between two letters", everyCodePoint())
  python("pruned")
}
