import { existsSync } from "node:fs"
import { join, relative } from "node:path"
import { ROOT } from "../run/corpus.ts"

/** The corpora, which lie beside the checkout. */
const CORPORA = join(ROOT, "../shared/data")
export const NEWS = join(CORPORA, "text/cctv-news")
export const SIMILARITY = join(CORPORA, "sts")

const CACHE = join(ROOT, "training/.cache")
/** The float32 original, and the int8 file that is usual; both read the tokens of the bundled model. */
export const FLOAT32 = join(CACHE, "bge-small-zh-v1.5-fp32.onnx")
export const USUAL_INT8 = join(CACHE, "bge-small-zh-v1.5-usual-int8.onnx")
/** Static vectors of characters and pairs of them: a list with counts, and a row of float32 for each. */
export const NGRAMS = join(CACHE, "news-ngrams.json")
export const NGRAM_VECTORS = join(CACHE, "news-ngrams.f32")

const MADE_BY: Readonly<Record<string, string>> = {
  [FLOAT32]: "make.py",
  [USUAL_INT8]: "usual.py",
  [NGRAMS]: "ngram_vectors.py",
  [NGRAM_VECTORS]: "ngram_vectors.py"
}

/** Ends the program unless these files are there, and says what to do about those that are not. */
export const need = (...files: ReadonlyArray<string>): void => {
  const missing = files.filter((file) => !existsSync(file))
  if (missing.length === 0) return
  for (const file of missing) {
    const script = MADE_BY[file]
    const remedy = script === undefined ? "put the corpora there" : `python3 training/embedder/${script} makes it`
    console.error(`${relative(ROOT, file)} is not there; ${remedy}`)
  }
  process.exit(2)
}
