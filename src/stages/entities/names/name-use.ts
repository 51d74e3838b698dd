import type { Place } from "../places/gazetteer.ts"
import type { Lead, LocatedName } from "../places/place-codes.ts"

/** A mention and what may tell whose name it is. */
export interface NameUse extends LocatedName {
  readonly place: Place | null
  readonly lead: Lead | null
  /** The text behind it in its sentence. */
  readonly following: string
  /** Offsets in the name at which a word begins; UTF-16 units, ascending. */
  readonly wordStarts: ReadonlyArray<number>
}
