import { readFileSync } from "node:fs"
import * as path from "node:path"
import { Worker } from "node:worker_threads"
import { Effect } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { CodePoints } from "../../../src/domain/code-points.ts"
import { PART_OF_SPEECH } from "../../../src/domain/part-of-speech.ts"
import { MODELS_ROOT } from "../../../src/models/library/bundled.ts"
import { partOfSpeech } from "../../../src/stages/segment/part-of-speech.ts"
import { dictionaries, DICTIONARY, Tagger, type TagWords } from "../../../src/stages/segment/tagger.ts"
import { splitWords } from "../../../src/stages/segment/words.ts"

const { tag: jieba } = await Effect.runPromise(Tagger.pipe(Effect.provide(Tagger.layer)))

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

  it("follow the convention of Peking University", () => {
    expect(tagged("江泽民主席1998年5月说，三种作物增产1.2万吨。").join(" ")).toBe(
      "江/nr 泽民/nr 主席/n 1998年/t 5月/t 说/v ，/w 三/m 种/q 作物/n 增产/v 1.2万/m 吨/q 。/w"
    )
  })

  it("do not depend on the width of digits and letters", () => {
    const ends = (sentence: string) => splitWords(sentence, jieba).map(({ end, pos }) => [end, pos])
    expect(ends("２０２３年ＧＤＰ增长５．３％")).toEqual(ends("2023年GDP增长5.3%"))
  })

  it.each(["甲", "𠮷", "a", "1", "1,111", "一二三", "。", " "])("tile a run of 50,000 times %s", (unit) => {
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

  it("tile any text of news and noise", () => {
    const unit = fc.constantFrom(
      ..."中国共产党的年月日一二十〇１９Ａ。，“”（）%.·:/ \n\u3000\ud800\udc00",
      "𠮷",
      "1998年",
      "5G"
    )
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (parts) => {
        expect(faults(parts.join(""), jieba)).toEqual([])
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
    for (let i = 0; i < 1000; i++) jieba(`第${i}户人家的灯亮了。`)
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
  it("are sorted, and are those that the dictionary or the encoder gives", () => {
    expect(PART_OF_SPEECH).toEqual([...new Set(PART_OF_SPEECH)].toSorted())
    const dictionary = readFileSync(path.join(MODELS_ROOT, DICTIONARY, "words.utf8"), "utf8")
      .trim()
      .split("\n")
    const labels = readFileSync(path.join(MODELS_ROOT, "ner", "labels.json"), "utf8")
    const { pos } = JSON.parse(labels) as { readonly pos: ReadonlyArray<string> }
    const given = new Set([...dictionary.map((line) => line.trim().split(" ")[2]!), ...pos])
    expect(PART_OF_SPEECH).toEqual([...given].toSorted())
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
      jieba.load(workerData.dictionaries)
      const answers = new Set()
      for (let i = 0; i < 2000; i++) answers.add(JSON.stringify(jieba.tag(workerData.sentence)))
      parentPort.postMessage([...answers])
    `
    const workerData = {
      sentence,
      jieba: import.meta.resolve("nodejieba").replace("file://", ""),
      dictionaries: dictionaries(path.join(MODELS_ROOT, DICTIONARY))
    }
    const answers = await Promise.all(
      [0, 1].map(
        () =>
          new Promise((resolve, reject) => {
            new Worker(source, { eval: true, workerData }).on("message", resolve).on("error", reject)
          })
      )
    )
    const expected = [JSON.stringify(jieba(sentence))]
    expect(answers).toEqual([expected, expected])
  })
})
