import * as fs from "node:fs"
import * as path from "node:path"
import { pathToFileURL } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { DiffReport } from "../../src/diff/report.ts"
import { diffPage } from "../../src/report/diff-page.ts"
import { diffDirectories, writtenPair } from "../diff/planted/compared.ts"
import { plantedPair } from "../diff/planted/pair.ts"
import { CHROMIUM, Page } from "./chromium.ts"

const written = writtenPair(plantedPair(3, { documents: 6, changes: 25 }))
afterAll(written.remove)

let report: DiffReport
let page: Page

describe.skipIf(CHROMIUM === undefined)("the page of a comparison in a browser", () => {
  beforeAll(async () => {
    report = (await diffDirectories(written.a, written.b)).report
    const file = path.join(written.directory, "diff.html")
    fs.writeFileSync(file, diffPage(report))
    page = await Page.open(pathToFileURL(file).href)
  })
  afterAll(async () => page.close())

  const cards = async () => page.evaluate("document.querySelectorAll('.change').length")
  const shown = async () => page.evaluate("document.getElementById('shown').textContent")
  const choose = async (id: string, value: string) =>
    page.evaluate(
      `(() => { const field = document.getElementById("${id}"); field.value = ${JSON.stringify(value)}; field.dispatchEvent(new Event("change", { bubbles: true })); field.dispatchEvent(new Event("input", { bubbles: true })) })()`
    )
  const clear = async () => page.evaluate("document.getElementById('clear').click()")

  it("begins with the names, and lists every change once the filters are cleared", async () => {
    const entities = report.changes.filter(({ item }) => item === "entities").length
    expect(entities).toBeGreaterThan(3)
    expect(await shown()).toBe(`${entities} of ${report.changes.length} listed`)
    await clear()
    expect(await shown()).toBe(`${report.changes.length} of ${report.changes.length} listed`)
  })

  it("filters by layer, kind, cause and type, and by any text", async () => {
    await clear()
    await choose("layer", "tokens")
    const tokens = report.changes.filter(({ item }) => item === "tokens")
    expect(await shown()).toBe(`${tokens.length} of ${report.changes.length} listed`)
    const { cause } = tokens[0]!
    await choose("cause", cause)
    expect(await cards()).toBe(tokens.filter((token) => token.cause === cause).length)
    await clear()
    const { name } = report.names[0]!
    await choose("search", name)
    expect(await cards()).toBeGreaterThan(0)
    await clear()
    await page.evaluate("document.querySelector('[data-name]').click()")
    const ofName = report.changes.filter(({ item, a, b }) => item === "entities" && [a?.name, b?.name].includes(name))
    expect(await cards()).toBe(ofName.length)
    await clear()
    await choose("layer", "entities")
    await choose("label", "PER")
    const people = report.changes.filter(
      ({ item, a, b }) => item === "entities" && [a?.label, b?.label].includes("PER")
    )
    expect(await cards()).toBe(people.length)
  })

  it("marks the place on both pages, and the name itself", async () => {
    await clear()
    await choose("layer", "entities")
    const first = report.changes.find(({ item, a }) => item === "entities" && a !== null)!
    await choose("search", first.a!.text)
    const marks = (await page.evaluate(
      "[...document.querySelectorAll('.page.a mark')].map((mark) => mark.textContent)"
    )) as Array<string>
    expect(marks.map((mark) => mark.replaceAll(/\s/g, ""))).toContain(first.a!.text)
  })

  it("can be used by keyboard", async () => {
    await clear()
    await page.press("j", "j")
    await page.press("j", "j")
    expect(
      await page.evaluate("[...document.getElementById('changes').children].indexOf(document.activeElement)")
    ).toBe(1)
    await page.press("/", "/")
    expect(await page.evaluate("document.activeElement.id")).toBe("search")
    await page.press("Escape")
    expect(await page.evaluate("document.activeElement.id")).not.toBe("search")
  })

  it("follows the reader's light or dark setting", async () => {
    const ground = async (value: string) => {
      await page.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value }] })
      return page.evaluate("getComputedStyle(document.body).backgroundColor")
    }
    expect(await ground("dark")).not.toBe(await ground("light"))
  })

  it("asks nobody for anything and makes no error", () => {
    expect(page.errors).toEqual([])
    expect(page.requests.filter((url) => !/^(file|data):/.test(url))).toEqual([])
  })
})
