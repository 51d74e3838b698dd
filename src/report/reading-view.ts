import type { Article } from "../domain/article.ts"
import { CodePoints } from "../domain/code-points.ts"
import type { Entity, EntityType } from "../domain/entity.ts"
import type { StoredDocument } from "../store/stored-document.ts"

/** How pieces of text are dressed: with colours on a terminal, with nothing elsewhere. */
export interface Dress {
  readonly title: (text: string) => string
  readonly headline: (text: string) => string
  readonly quiet: (text: string) => string
  readonly entity: Readonly<Record<EntityType, (text: string) => string>>
}

const sgr = (on: string, off: string) => (text: string) => `\u001b[${on}m${text}\u001b[${off}m`

export const terminalDress: Dress = {
  title: sgr("1;4", "22;24"),
  headline: sgr("1", "22"),
  quiet: sgr("2", "22"),
  entity: { PER: sgr("36", "39"), LOC: sgr("32", "39"), ORG: sgr("33", "39") }
}

const same = (text: string) => text

export const plainDress: Dress = {
  title: same,
  headline: same,
  quiet: same,
  entity: { PER: same, LOC: same, ORG: same }
}

/**
 * A document as a person would read it: its title, then each article with the headline first and the byline under
 * it, wherever they stood on the page, and the names in the body coloured.
 */
export const readingView = (stored: StoredDocument, dress: Dress): string => {
  const blocks: Array<string> = []
  if (stored.document.title !== null) blocks.push(dress.title(stored.document.title))
  for (const article of stored.articles) blocks.push(...articleBlocks(stored, article, dress))
  for (const issue of stored.issues) blocks.push(dress.quiet(`${issue.severity}: ${issue.message}`))
  const furniture = stored.paragraphs.filter((paragraph) => paragraph.role === "furniture").length
  if (furniture > 0) blocks.push(dress.quiet(`${furniture} running heads, page numbers and the like left out`))
  return blocks.join("\n\n")
}

const articleBlocks = (stored: StoredDocument, article: Article, dress: Dress): Array<string> => {
  const head = [article.headline === null ? null : dress.headline(article.headline), byline(article, dress)]
  const body = stored.paragraphs
    .filter((paragraph) => paragraph.article === article.article && paragraph.role === "body")
    .map((paragraph) => withEntities(paragraph.text, paragraph.clean_start, stored.entities, dress))
  const top = head.filter((line) => line !== null).join("\n")
  return top === "" ? body : [top, ...body]
}

const byline = ({ byline_name, byline_title }: Article, dress: Dress): string | null => {
  const parts = [byline_title, byline_name].filter((part) => part !== null)
  return parts.length === 0 ? null : dress.quiet(parts.join(" "))
}

const withEntities = (text: string, start: number, entities: ReadonlyArray<Entity>, dress: Dress): string => {
  const points = new CodePoints(text)
  const end = start + points.length
  let at = 0
  let out = ""
  for (const entity of entities) {
    if (entity.clean_start < start + at || entity.clean_end > end) continue
    out += points.slice(at, entity.clean_start - start) + dress.entity[entity.type](entity.text)
    at = entity.clean_end - start
  }
  return out + points.slice(at)
}
