import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { fold, readsOn } from "../../../src/stages/clean/language/language-model.ts"
import { parseStatistics } from "../../../src/stages/clean/statistics.ts"
import { statistics } from "./bundled-statistics.ts"

const file = readFileSync(join(import.meta.dirname, "../../../models/clean/statistics.bin"))

describe("parseStatistics", () => {
  it("reads the same from any place in memory", () => {
    const shifted = new Uint8Array(file.length + 3)
    shifted.set(file, 3)
    expect(parseStatistics(shifted.subarray(3))).toEqual(statistics)
  })

  it("refuses other files and files that are cut off", () => {
    expect(() => parseStatistics(new TextEncoder().encode("not statistics at all"))).toThrow(RangeError)
    expect(() => parseStatistics(file.subarray(0, 100_000))).toThrow(RangeError)
  })

  it("stays below three million bytes", () => expect(file.length).toBeLessThan(3_000_000))
})

describe("readsOn", () => {
  const across = (before: string, behind: string): number => {
    const [y, z, b, c] = [...before.slice(-2), ...behind.slice(0, 2)].map((x) => fold(x.charCodeAt(0)))
    return readsOn(statistics.language, y!, z!, b!, c!)
  }

  it.each([
    ["推动经济社会高质", "量发展"],
    ["在北京人民大会", "堂举行"],
    ["全县粮食产", "量达到"]
  ])("is high inside a word: %s|%s", (before, behind) => expect(across(before, behind)).toBeGreaterThan(3))

  it.each([
    ["取得了明显成效。", "记者了解到"],
    ["受到群众欢迎。", "据介绍"]
  ])("is low where a paragraph ends: %s|%s", (before, behind) => expect(across(before, behind)).toBeLessThan(0))
})
