/** One figure of the table in docs/operations.md. */
export interface Line {
  readonly what: string
  readonly figure: string
  readonly aim: string
  /** Null for a figure that is only told. */
  readonly met: boolean | null
}

export const printLine = ({ what, figure, aim, met }: Line): void => {
  console.log(`${what.padEnd(44)} ${figure} (aim: ${aim})${met === false ? " NOT MET" : ""}`)
}

/** `1.42 s (1.31–1.60)`: median, least and most. */
export const spread = (seconds: ReadonlyArray<number>): string => {
  const sorted = seconds.toSorted((a, b) => a - b)
  const [least, most] = [sorted[0]!, sorted.at(-1)!]
  return `${median(seconds).toFixed(2)} s (${least.toFixed(2)}–${most.toFixed(2)})`
}

export const median = (values: ReadonlyArray<number>): number => values.toSorted((a, b) => a - b)[values.length >> 1]!
