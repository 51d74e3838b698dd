/** The middle one of the values; of two in the middle the larger. */
export const median = (values: ReadonlyArray<number>): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

/** Median with the least and the most in brackets. */
export const spread = (values: ReadonlyArray<number>, digits: number): string => {
  const [middle, least, most] = [median(values), Math.min(...values), Math.max(...values)].map((value) =>
    value.toFixed(digits)
  )
  return `${middle} (${least}–${most})`
}
