import type { Place } from "../places/gazetteer.ts"
import type { LocatedName } from "../places/located-name.ts"
import type { Lead } from "../places/place-codes.ts"

/** A mention and what may tell whose name it is. */
export interface NameUse extends LocatedName {
  readonly place: Place | null
  readonly lead: Lead | null
  /** The text before it in its sentence, as `following` is the text behind it; at most `FOLLOWING` code points. */
  readonly preceding: string
  /** Offsets in the name at which a word begins; UTF-16 units, ascending. */
  readonly wordStarts: ReadonlyArray<number>
}
