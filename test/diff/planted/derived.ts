import { createHash } from "node:crypto"
import type { Article, Paragraph } from "../../../src/domain/article.ts"
import type { Token } from "../../../src/domain/token.ts"
import { DEFAULT_VECTORS } from "../../../src/tables/table.ts"

/** The articles that paragraphs name. @param datelines Of each article that has one, its words. */
export const articlesOf = (
  paragraphs: ReadonlyArray<Paragraph>,
  datelines: ReadonlyMap<number, ReadonlyArray<Token>>
): Array<Article> => {
  const numbers = [...new Set(paragraphs.flatMap(({ article }) => (article === null ? [] : [article])))]
  return numbers.map((article) => {
    const own = paragraphs.filter((paragraph) => paragraph.article === article)
    const [first, last] = [own[0]!, own.at(-1)!]
    const dateline = datelines.get(article)
    return {
      article,
      headline: own.find(({ role }) => role === "headline")?.text ?? null,
      byline_name: null,
      byline_title: null,
      dateline: dateline?.map(({ text }) => text).join("") ?? null,
      dateline_clean_start: dateline?.[0]!.clean_start ?? null,
      dateline_clean_end: dateline?.at(-1)!.clean_end ?? null,
      dateline_raw_start: dateline?.[0]!.raw_start ?? null,
      dateline_raw_end: dateline?.at(-1)!.raw_end ?? null,
      clean_start: first.clean_start,
      clean_end: last.clean_end,
      raw_start: first.raw_start,
      raw_end: last.raw_end
    }
  })
}

/** What stands for all that made some rows. */
export const keyOf = (...made: ReadonlyArray<unknown>): string =>
  createHash("sha256").update(JSON.stringify(made)).digest("hex").slice(0, 32)

/** A vector of length 1 that hangs on the text and the model's own number: few of its places are not zero. */
export const vectorOf = (text: string, model: number): Float32Array => {
  const seed = createHash("sha256").update(text).digest()
  const vector = new Float32Array(DEFAULT_VECTORS.dimensions)
  const [x, y] = [seed.readUInt16LE(0) % 256, 256 + (seed.readUInt16LE(2) % 256)]
  const angle = seed.readUInt16LE(4) / 65_536 + model
  vector[x] = Math.cos(angle)
  vector[y] = Math.sin(angle)
  return vector
}
