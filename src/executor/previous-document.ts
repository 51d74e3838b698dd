import type { StageName } from "../domain/issue.ts"
import type { Bulletin, DocumentRows, NewIssue } from "../stages/stage.ts"
import type { Fingerprints } from "../store/part.ts"
import type { DocumentSummary, StoredRun } from "../store/stored-run.ts"

/** What the parent run has of a document; its rows are read when they are asked for. */
export class PreviousDocument {
  readonly summary: DocumentSummary
  /** The parent run's: a stage whose fingerprint is the same made its rows as it would now. */
  readonly fingerprints: Fingerprints
  readonly #run: StoredRun

  private constructor(run: StoredRun, summary: DocumentSummary, fingerprints: Fingerprints) {
    this.#run = run
    this.summary = summary
    this.fingerprints = fingerprints
  }

  /** Nothing when the run does not have the document, or has no rows of it. */
  static of(run: StoredRun, documentId: string, fingerprints: Fingerprints): PreviousDocument | undefined {
    const summary = run.documents.get(documentId)
    return summary?.status === "ok" ? new PreviousDocument(run, summary, fingerprints) : undefined
  }

  async rows(tables: ReadonlyArray<keyof DocumentRows>): Promise<Partial<DocumentRows>> {
    const rows: Record<string, unknown> = {}
    for (const table of tables) {
      if (table === "bulletin") continue
      rows[table] = table === "text" ? await this.#text() : await this.#run.rows(table, this.summary.document_id)
    }
    return rows
  }

  async issuesOf(stage: StageName): Promise<ReadonlyArray<NewIssue>> {
    const issues = await this.#run.rows("issues", this.summary.document_id)
    return issues.filter((issue) => issue.stage === stage)
  }

  /** The bulletin as the parent run decoded it. */
  async bulletin(): Promise<Bulletin> {
    const { raw_text: text, encoding } = await this.#text()
    const issues = await this.issuesOf("clean")
    const guessed = issues.some(({ code }) => code === "guessed_encoding")
    return { document_id: this.summary.document_id, decoded: { text, encoding: encoding!, guessed } }
  }

  async #text(): Promise<DocumentRows["text"]> {
    const [document] = await this.#run.rows("documents", this.summary.document_id)
    const { encoding, title, published_on, raw_text, clean_text } = document!
    return { encoding, title, published_on, raw_text: raw_text!, clean_text: clean_text! }
  }
}
