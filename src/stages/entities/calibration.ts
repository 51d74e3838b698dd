import type { Calibration } from "../../models/characters/character-labels.ts"

/**
 * What share of mentions is right that were given a probability: a line between two points of the table, and outside
 * of them what it is at the nearest.
 */
export const calibrate = ({ raw, calibrated }: Calibration, probability: number): number => {
  const next = raw.findIndex((point) => point >= probability)
  if (next < 0) return calibrated.at(-1)!
  if (next === 0) return calibrated[0]
  const [left, right] = [raw[next - 1]!, raw[next]!]
  const [leftShare, rightShare] = [calibrated[next - 1]!, calibrated[next]!]
  return leftShare + ((rightShare - leftShare) * (probability - left)) / (right - left)
}
