import { assert, layer } from "@effect/vitest"
import { Effect } from "effect"
import { cleanText } from "../../../../src/stages/clean/clean-text.ts"
import { cleanTagged } from "../../../../src/stages/clean/clean.ts"
import { LINE_ROLES } from "../../../../src/stages/clean/evidence/role-network.ts"
import { splitLines } from "../../../../src/stages/clean/lines/lines.ts"
import { readLines } from "../../../../src/stages/clean/roles/decide-roles.ts"
import { LineTagger } from "../../../../src/stages/clean/tagger/line-tagger.ts"
import { statistics } from "../bundled-statistics.ts"

const PAGE = `全市工会系统表彰大会召开
本报记者 秦海
昨天下午，江州市总工会召开全市工会系统表
彰大会，对一年来工作成绩突出的集体和个人
给予表彰。
大会由市总工会副主席主持。
长江中下游将有大到暴雨
气象台预计，未来三天长江中下游地区有大到
暴雨，有关部门已经做好准备。`

const reading = (text: string) => readLines(splitLines(text), statistics)
const asked = (text: string, which: (line: number) => boolean) =>
  Effect.gen(function* () {
    const { tag } = yield* LineTagger
    const { lines, evidence } = reading(text)
    const numbers = lines.map((_, i) => i).filter(which)
    return (yield* tag(lines, evidence.features, numbers))!
  })

layer(LineTagger.layer({ mode: "full" }))("the line tagger", (it) => {
  it.effect("gives each line that it is asked about probabilities that sum to one, and no other", () =>
    Effect.gen(function* () {
      const tags = yield* asked(PAGE, (i) => i % 2 === 0)
      for (let at = 0; at < tags.length; at += LINE_ROLES) {
        const sum = tags.slice(at, at + LINE_ROLES).reduce((total, log) => total + Math.exp(log), 0)
        if ((at / LINE_ROLES) % 2 === 0) assert.closeTo(sum, 1, 1e-4)
        else assert.isNaN(sum)
      }
    })
  )

  it.effect("says the same bits of a document whatever it read before or reads at the same time", () =>
    Effect.gen(function* () {
      const texts = [PAGE, PAGE.repeat(40), "一行", `${PAGE}\n${PAGE}`]
      const all = () => true
      const alone = yield* Effect.forEach(texts, (text) => asked(text, all))
      const together = yield* Effect.forEach(texts.toReversed(), (text) => asked(text, all), {
        concurrency: "unbounded"
      })
      assert.deepStrictEqual(together.toReversed(), alone)
    })
  )

  it.effect("is not asked where nothing is doubtful", () =>
    Effect.gen(function* () {
      const { tag } = yield* LineTagger
      const { lines, evidence } = reading(PAGE)
      assert.isUndefined(yield* tag(lines, evidence.features, []))
    })
  )
})

layer(LineTagger.layer({ mode: "fast" }))("cleaning in fast mode", (it) => {
  it.effect("goes by layout and statistics alone", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* cleanTagged(PAGE, statistics, {}), cleanText(PAGE, statistics))
    })
  )
})
