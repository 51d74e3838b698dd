import { describe, expect, it } from "vitest"
import { articlesOf, blocksOf, headlineDirection } from "../../../../src/stages/clean/articles/structure.ts"
import { splitLines } from "../../../../src/stages/clean/lines/lines.ts"
import { PageState } from "../../../../src/stages/clean/roles/page-states.ts"
import { statistics } from "../bundled-statistics.ts"

const { continuation: C, start: P, opening: A, headline: H, byline: B, title: T } = PageState
const { signature: S, above: N, deck: D, headlineBelowByline: K, lateOpening: O } = PageState
const roles = (...list: ReadonlyArray<number>): Uint8Array => Uint8Array.from(list)

describe("articlesOf", () => {
  it("gives a headline to the body behind it, or to the one before it", () => {
    const blocks = blocksOf(roles(T, H, B, A, C, P, H, A))
    expect(articlesOf(blocks, "before")).toEqual([null, 0, 0, 0, 0, 1, 1])
    const behind = blocksOf(roles(A, C, P, H, B, A, H))
    expect(articlesOf(behind, "behind")).toEqual([0, 0, 0, 0, 1, 1])
  })

  it("begins an article without a headline where a body opens", () => {
    expect(articlesOf(blocksOf(roles(H, A, P, A, P)), "before")).toEqual([0, 0, 0, 1, 1])
    expect(articlesOf(blocksOf(roles(A, P, A, H, A)), "behind")).toEqual([0, 0, 1, 1, 2])
  })
})

describe("articles with a byline elsewhere, or a headline of several lines", () => {
  it("keeps a deck with its headline", () =>
    expect(articlesOf(blocksOf(roles(H, D, O, P, H, D, B, A)), "before")).toEqual([0, 0, 0, 0, 1, 1, 1, 1]))

  it("gives a byline to the body that it closes, or to the headline that it stands above", () => {
    expect(articlesOf(blocksOf(roles(H, A, P, S, K, O, S)), "before")).toEqual([0, 0, 0, 0, 1, 1, 1])
    expect(articlesOf(blocksOf(roles(T, N, K, O, P, N, K, O)), "before")).toEqual([null, 0, 0, 0, 0, 1, 1, 1])
  })

  it("takes a second byline behind a body for that of the next article", () =>
    expect(articlesOf(blocksOf(roles(H, B, A, P, S, K, O)), "before")).toEqual([0, 0, 0, 0, 1, 1, 1]))

  it("gives both to the body before them where headlines stand behind", () =>
    expect(articlesOf(blocksOf(roles(A, P, N, K, O, H, D)), "behind")).toEqual([0, 0, 0, 0, 1, 1, 1]))
})

describe("headlineDirection", () => {
  const bodies = [
    "青河县昨天举行龙舟比赛，三十条龙舟参加。龙舟队来自各乡。",
    "东山水库开始蓄水，下游的农田灌溉有了保障。水库今年完工。"
  ]
  const heads = ["青河县龙舟比赛举行", "东山水库蓄水 农田灌溉有保障"]

  it.each([
    ["before", [heads[0]!, bodies[0]!, heads[1]!, bodies[1]!], roles(H, A, H, A)],
    ["behind", [bodies[0]!, heads[0]!, bodies[1]!, heads[1]!], roles(A, H, A, H)]
  ] as const)("finds that headlines stand %s their bodies by the words they share", (direction, text, given) => {
    expect(headlineDirection(blocksOf(given), splitLines(text.join("\n")), statistics.language)).toBe(direction)
  })

  it("is not misled by a signature at the page's end", () => {
    const text = [heads[0]!, bodies[0]!, "本报记者 李娜", heads[1]!, bodies[1]!, "本报记者 陈华"].join("\n")
    expect(headlineDirection(blocksOf(roles(H, A, S, K, O, S)), splitLines(text), statistics.language)).toBe("before")
  })
})
