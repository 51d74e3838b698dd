import { createHash } from "node:crypto"
import type { Paragraph } from "../../../src/domain/article.ts"
import type { Edit } from "../../../src/domain/edit.ts"
import type { Embedding } from "../../../src/domain/embedding.ts"
import type { Entity } from "../../../src/domain/entity.ts"
import type { Issue } from "../../../src/domain/issue.ts"
import type { Sentence } from "../../../src/domain/sentence.ts"
import type { Token } from "../../../src/domain/token.ts"
import type { DocumentVersion } from "../../../src/diff/reading/document-pair.ts"
import { articlesOf, keyOf, vectorOf } from "./derived.ts"
import { type DocumentModel, messageOf, type SentenceModel } from "./model.ts"

/** Draws the rows of a model up, with the two texts and all offsets. */
export const rowsOfModel = (model: DocumentModel): DocumentVersion => {
  const page = new Page()
  let headlines = 0
  let article: number | null = null
  model.paragraphs.forEach((paragraph, i) => {
    if (paragraph.role === "headline") article = headlines++
    const last = i === model.paragraphs.length - 1
    page.paragraph(
      paragraph.sentences,
      paragraph.role,
      paragraph.role === "furniture" ? null : article,
      last ? "" : paragraph.separator,
      paragraph.dateline
    )
  })
  return page.finish(model)
}

class Page {
  #raw = ""
  #clean = ""
  /** What parts the paragraph before from the next one that is not furniture. */
  #separator: { raw_start: number; raw_end: number } | null = null
  readonly #paragraphs: Array<Paragraph> = []
  readonly #edits: Array<Edit> = []
  readonly #sentences: Array<Sentence> = []
  readonly #tokens: Array<Token> = []
  readonly #entities: Array<Entity> = []
  readonly #embeddings: Array<Embedding> = []
  readonly #issues: Array<Issue> = []
  readonly #datelines = new Map<number, ReadonlyArray<Token>>()

  paragraph(
    sentences: ReadonlyArray<SentenceModel>,
    role: Paragraph["role"],
    article: number | null,
    separator: string,
    dateline: number
  ): void {
    const isText = role !== "furniture"
    if (isText && this.#separator !== null) {
      this.#edit("paragraph_break", this.#separator.raw_start, "\n")
      this.#separator = null
    }
    const start = { raw_start: this.#raw.length, clean_start: this.#clean.length }
    const firstToken = this.#tokens.length
    if (isText) sentences.forEach((sentence) => this.#sentence(sentence, article))
    else this.#furniture(sentences)
    this.#paragraphs.push({
      paragraph: this.#paragraphs.length,
      article,
      role,
      text: isText ? this.#clean.slice(start.clean_start) : this.#raw.slice(start.raw_start),
      ...start,
      clean_end: this.#clean.length,
      raw_end: this.#inkEnd()
    })
    if (isText && dateline > 0 && article !== null && !this.#datelines.has(article))
      this.#datelines.set(article, this.#tokens.slice(firstToken, firstToken + dateline))
    if (isText) this.#separator = { raw_start: this.#raw.length, raw_end: this.#raw.length }
    this.#raw += separator
  }

  #furniture(sentences: ReadonlyArray<SentenceModel>): void {
    const text = sentences.flatMap(({ words }) => words.map(({ raw, breaks }) => raw + (breaks ? "\n" : ""))).join("")
    const start = this.#separator?.raw_start ?? this.#raw.length
    // The ledger has one edit for what parts two paragraphs and another for what is left out between them.
    this.#separator = null
    if (start < this.#raw.length) this.#edit("paragraph_break", start, this.#clean === "" ? "" : "\n")
    this.#raw += text
    this.#edit("furniture", this.#raw.length - text.length, "")
    this.#pending = true
  }

  /** After furniture the break before it stands for both; the one behind it becomes nothing. */
  #pending = false

  #sentence({ words, names, vector }: SentenceModel, article: number | null): void {
    if (this.#pending) {
      const { length } = this.#raw
      const from = this.#edits.at(-1)?.raw_end ?? 0
      if (from < length) this.#edit("indent", from, "")
      this.#pending = false
    }
    const sentence = this.#sentences.length
    const at = { raw_start: this.#raw.length, clean_start: this.#clean.length }
    const firstToken = this.#tokens.length
    for (const word of words) {
      const { raw, clean, pos, breaks, confidence, issue } = word
      const start = { raw_start: this.#raw.length, clean_start: this.#clean.length }
      this.#raw += raw
      if (raw === clean) this.#clean += clean
      else this.#edit("fullwidth", start.raw_start, clean, confidence)
      this.#tokens.push({ token: this.#tokens.length, sentence, text: clean, pos, ...start, ...this.#end() })
      if (issue !== null)
        this.#issues.push({
          issue: this.#issues.length,
          stage: issue === "long_sentence" ? "embed" : "clean",
          code: issue,
          severity: "warning",
          message: messageOf(issue, word),
          raw_start: start.raw_start,
          raw_end: this.#raw.length
        })
      if (!breaks) continue
      this.#raw += "\n"
      this.#edit("line_join", this.#raw.length - 1, "")
    }
    const tokens = this.#tokens.slice(firstToken)
    this.#sentences.push({
      sentence,
      paragraph: this.#paragraphs.length,
      article,
      text: this.#clean.slice(at.clean_start),
      ...at,
      clean_end: this.#clean.length,
      raw_end: tokens.at(-1)!.raw_end
    })
    for (const { first, last, type, canonical, score, recogniser } of names) {
      const [from, to] = [tokens[first]!, tokens[last]!]
      this.#entities.push({
        entity: this.#entities.length,
        sentence,
        text: this.#clean.slice(from.clean_start, to.clean_end),
        type,
        canonical,
        place_code: null,
        score,
        recogniser,
        first_token: from.token,
        last_token: to.token,
        clean_start: from.clean_start,
        clean_end: to.clean_end,
        raw_start: from.raw_start,
        raw_end: to.raw_end
      })
    }
    this.#embeddings.push({ sentence, vector: vectorOf(this.#clean.slice(at.clean_start), vector) })
  }

  #end() {
    return { raw_end: this.#raw.length, clean_end: this.#clean.length }
  }

  #inkEnd(): number {
    return this.#raw.trimEnd().length
  }

  #edit(rule: Edit["rule"], raw_start: number, clean_text: string, confidence = 1): void {
    const clean_start = this.#clean.length
    this.#clean += clean_text
    this.#edits.push({
      edit: this.#edits.length,
      rule,
      raw_start,
      raw_end: this.#raw.length,
      raw_text: this.#raw.slice(raw_start),
      clean_start,
      clean_end: this.#clean.length,
      clean_text,
      confidence
    })
  }

  finish({ id, title }: DocumentModel): DocumentVersion {
    const articles = articlesOf(this.#paragraphs, this.#datelines)
    return {
      document: {
        document_id: id,
        source_path: `${id}.txt`,
        source_sha256: createHash("sha256").update(this.#raw).digest("hex"),
        source_bytes: Buffer.byteLength(this.#raw),
        encoding: "utf-8",
        status: "ok",
        title,
        published_on: null,
        raw_text: this.#raw,
        clean_text: this.#clean,
        n_articles: articles.length,
        n_paragraphs: this.#paragraphs.length,
        n_sentences: this.#sentences.length,
        n_tokens: this.#tokens.length,
        n_entities: this.#entities.length,
        n_edits: this.#edits.length,
        n_issues: this.#issues.length,
        clean_key: keyOf(id, this.#raw, this.#edits, this.#paragraphs, articles, this.#issuesOf("clean")),
        segment_key: keyOf(this.#sentences, this.#tokens),
        entities_key: keyOf(this.#sentences, this.#tokens, this.#entities),
        embed_key: keyOf(this.#sentences, this.#issuesOf("embed"))
      },
      articles,
      paragraphs: this.#paragraphs,
      edits: this.#edits,
      sentences: this.#sentences,
      tokens: this.#tokens,
      entities: this.#entities,
      embeddings: this.#embeddings,
      issues: this.#issues
    }
  }

  #issuesOf(stage: Issue["stage"]): ReadonlyArray<Issue> {
    return this.#issues.filter((issue) => issue.stage === stage)
  }
}
