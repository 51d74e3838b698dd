import type { Change, Side } from "../change.ts"

/** How sure two runs are of one thing: the score of a name, the confidence of an edit. 0 to 1. */
export interface Sureness {
  readonly item: "scores" | "confidences"
  readonly a: number
  readonly b: number
}

/** Digits by which two numbers are told apart when they are read; the change's value has all of them. */
const DIGITS = 3

/** The change of a number that moved, if it did. @param compared Is told of both numbers, moved or not. */
export const surenessChanges = (
  sureness: Sureness,
  compared: (sureness: Sureness) => void,
  rest: () => Pick<Change, "cause"> & { readonly a: Side; readonly b: Side }
): ReadonlyArray<Change> => {
  compared(sureness)
  const { item, a, b } = sureness
  if (a === b) return []
  const { cause, ...sides } = rest()
  return [
    {
      item,
      kind: "drift",
      cause,
      a: labelled(sides.a, a.toFixed(DIGITS)),
      b: labelled(sides.b, b.toFixed(DIGITS)),
      value: Math.abs(a - b)
    }
  ]
}

/** A side whose label says one thing more. */
export const labelled = (side: Side, more: string): Side => ({ ...side, label: `${side.label ?? ""} ${more}`.trim() })
