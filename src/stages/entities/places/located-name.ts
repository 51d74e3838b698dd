import type { EntityType } from "../../../domain/entity.ts"
import type { Span } from "../../../domain/span.ts"

/** A mention by its name and where it stands in the document. */
export interface LocatedName extends Span {
  /** Without the noise of the scan: see `names/normal-form.ts`. */
  readonly name: string
  readonly type: EntityType
  /** Ordinal of its sentence; the span counts code points of that sentence. */
  readonly sentence: number
  /** Article of that sentence; null for what stands in none. */
  readonly article: number | null
  /** The text behind it in its sentence, in simplified characters; of a person with the title that the mention ends in. */
  readonly following: string
}
