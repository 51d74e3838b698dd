import { StageName } from "../domain/issue.ts"
import { inputDigest, type Part, type PartSummary, type StageTiming } from "../store/part.ts"
import type { Input } from "../store/inputs.ts"
import type { WrittenFile } from "../tables/arrow-file.ts"
import type { ComputedDocument } from "./compute-document.ts"

/** Adds up what the documents of a part came to. */
export class PartTotals {
  readonly #part: Part
  readonly #setup: string
  readonly #stages: Map<StageName, StageTiming>
  readonly #documents: Array<PartSummary["documents"][number]> = []
  #quarantined = 0
  #characters = 0

  /** @param started Milliseconds since 1970. */
  constructor(part: Part, setup: string, started: number) {
    this.#part = part
    this.#setup = setup
    const none = { started, milliseconds: 0, computed: 0, reused: 0, stale: 0, rows: 0, sentences: 0, characters: 0 }
    this.#stages = new Map(StageName.literals.map((stage) => [stage, { stage, ...none }]))
  }

  add(input: Input, { document, trace, characters }: ComputedDocument): void {
    // A document that another try may read is not kept for the next run.
    const final = document.status === "ok" || document.clean_key !== ""
    if (final) this.#documents.push({ id: document.document_id, digest: inputDigest(input) })
    this.#quarantined += document.status === "quarantined" ? 1 : 0
    this.#characters += characters
    for (const { stage, reused, stale, milliseconds, rows, sentences } of trace) {
      const total = this.#stages.get(stage)!
      this.#stages.set(stage, {
        ...total,
        milliseconds: total.milliseconds + milliseconds,
        computed: total.computed + (reused ? 0 : 1),
        reused: total.reused + (reused ? 1 : 0),
        stale: total.stale + (stale ? 1 : 0),
        rows: total.rows + rows,
        sentences: total.sentences + sentences,
        characters: total.characters + (reused ? 0 : characters)
      })
    }
  }

  summary(written: Readonly<Record<string, WrittenFile>>): PartSummary {
    return {
      id: this.#part.id,
      setup: this.#setup,
      documents: this.#documents,
      quarantined: this.#quarantined,
      characters: this.#characters,
      bytes: Object.values(written).reduce((sum, { bytes }) => sum + bytes, 0),
      timings: [...this.#stages.values()].filter(({ computed, reused }) => computed + reused > 0)
    }
  }
}
