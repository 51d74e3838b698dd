import { readFileSync } from "node:fs"
import { Worker } from "node:worker_threads"
import * as fc from "fast-check"
import nodejieba from "nodejieba"
import { describe, expect, it } from "vitest"
import { CodePoints } from "../../../src/domain/code-points.ts"
import { PART_OF_SPEECH } from "../../../src/domain/part-of-speech.ts"
import { partOfSpeech } from "../../../src/stages/segment/part-of-speech.ts"
import type { TagWords } from "../../../src/stages/segment/tagger.ts"
import { splitWords } from "../../../src/stages/segment/words.ts"

const jieba: TagWords = (text) => nodejieba.tag(text)

/** What is wrong with the words of a sentence: a gap, an overlap, a text or part of speech that cannot be. */
const faults = (sentence: string, tag: TagWords): ReadonlyArray<unknown> => {
  const text = new CodePoints(sentence)
  const words = splitWords(sentence, tag)
  const wrong = words.filter(
    (word, i) =>
      word.start !== (words[i - 1]?.end ?? 0) ||
      word.end <= word.start ||
      word.text !== text.slice(word.start, word.end) ||
      !PART_OF_SPEECH.includes(word.pos)
  )
  const end = words.at(-1)?.end ?? 0
  return end === text.length ? wrong : [...wrong, `ends at ${end} of ${text.length}`]
}

const tagged = (sentence: string) => splitWords(sentence, jieba).map((word) => `${word.text}/${word.pos}`)

describe("words by nodejieba", () => {
  it("carry their part of speech", () => {
    expect(tagged("他在北京看见5名游客。")).toEqual([
      "他/r",
      "在/p",
      "北京/ns",
      "看见/v",
      "5/m",
      "名/q",
      "游客/n",
      "。/w"
    ])
  })

  it.each([
    ["nothing", ""],
    ["white space", " \t\r\n　\u00a0"],
    ["control characters", "甲\u0000乙\u0007丙\u007f\u0085"],
    ["lone surrogates", "\ud800甲\udc00乙\ud83d"],
    ["rare characters and emoji", "𠮷村的👨‍👩‍👧来了\u{10ffff}"],
    ["byte order marks and joiners", "\ufeff甲\u200b乙\u200d\ufffd\ufffe"],
    ["full-width and Latin", "ＡＢ１２ Köln naïve COVID-19 3.5%"]
  ])("tile a sentence with %s", (_, sentence) => {
    expect(faults(sentence, jieba)).toEqual([])
  })

  it.each(["甲", "𠮷", "a", "1", "一二三", "。", " "])("tile a run of 50,000 times %s", (unit) => {
    const words = splitWords(unit.repeat(50_000), jieba)
    expect(words.map((word) => word.text).join("")).toBe(unit.repeat(50_000))
  })

  it("tile any string", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (s) => {
        expect(faults(s, jieba)).toEqual([])
      }),
      { numRuns: 1000 }
    )
  })

  it("are the same when a long text is divided where nodejieba divides", () => {
    const clause = "全村人都来看新修的路，"
    const once = splitWords(clause, jieba).map((word) => word.text)
    const words = splitWords(clause.repeat(5000), jieba).map((word) => word.text)
    expect(words).toEqual(Array.from({ length: 5000 }, () => once).flat())
  })

  it("do not depend on what came before", () => {
    const sentence = "新修的路通到山外。"
    const before = tagged(sentence)
    for (let i = 0; i < 1000; i++) nodejieba.tag(`第${i}户人家的灯亮了。`)
    expect(tagged(sentence)).toEqual(before)
  })
})

describe("words by any tagger", () => {
  it("tile the sentence, whatever it answers", () => {
    const answer = fc.array(
      fc.record({ word: fc.string({ unit: "binary", maxLength: 3 }), tag: fc.string({ maxLength: 3 }) })
    )
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), answer, (s, words) => {
        expect(faults(s, () => words)).toEqual([])
      })
    )
  })

  it("are looked for further on when something is missing before them", () => {
    const tag: TagWords = () => [
      { word: "乙", tag: "n" },
      { word: "没有", tag: "v" },
      { word: "丁", tag: "v" }
    ]
    expect(splitWords("甲乙丙丁戊", tag).map((word) => `${word.text}/${word.pos}`)).toEqual([
      "甲/x",
      "乙/n",
      "丙/x",
      "丁/v",
      "戊/x"
    ])
  })
})

describe("parts of speech", () => {
  it("are sorted and hold every tag of the dictionary", () => {
    expect(PART_OF_SPEECH).toEqual([...new Set(PART_OF_SPEECH)].toSorted())
    const { DEFAULT_DICT } = nodejieba as unknown as { readonly DEFAULT_DICT: string }
    const tags = new Set(
      readFileSync(DEFAULT_DICT, "utf8")
        .trim()
        .split("\n")
        .map((line) => line.trim().split(" ")[2])
    )
    expect([...tags].filter((tag) => !PART_OF_SPEECH.includes(tag!))).toEqual([])
  })

  it.each([
    ["。", "x", "w"],
    ["——", "x", "w"],
    ["％", "x", "w"],
    ["5", "x", "m"],
    ["3.5", "m", "m"],
    ["G", "x", "eng"],
    [" ", "x", "x"],
    ["甲", "constructor", "x"],
    ["甲", "", "x"]
  ])("of %s, tagged %s, is %s", (word, tag, expected) => {
    expect(partOfSpeech(word, tag)).toBe(expected)
  })
})

describe("two worker threads at once", () => {
  it("get the words that one gets", async () => {
    const sentence = "徐家村的新路通到县城的火车站，全长12.5公里。"
    const source = `
      const { parentPort, workerData } = require("node:worker_threads")
      const jieba = require(workerData.jieba)
      const answers = new Set()
      for (let i = 0; i < 2000; i++) answers.add(JSON.stringify(jieba.tag(workerData.sentence)))
      parentPort.postMessage([...answers])
    `
    const workerData = { sentence, jieba: import.meta.resolve("nodejieba").replace("file://", "") }
    const answers = await Promise.all(
      [0, 1].map(
        () =>
          new Promise((resolve, reject) => {
            new Worker(source, { eval: true, workerData }).on("message", resolve).on("error", reject)
          })
      )
    )
    const expected = [JSON.stringify(nodejieba.tag(sentence))]
    expect(answers).toEqual([expected, expected])
  })
})
