/**
 * Draws docs/pictures/diff-page.png and diff-page-dark.png: the page of a comparison of two runs.
 *
 * usage: node docs/pictures/diff-page.ts [A B] [FLAGS]   (as of `jianbao diff`; needs Chromium and a Chinese font)
 *
 * Those of docs/diff.md: npm run bench diff -- --only real --keep DIR, then node docs/pictures/diff-page.ts --out DIR/news
 */
import { spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { pathToFileURL } from "node:url"
import { Page } from "../../test/report/chromium.ts"

const ROOT = path.resolve(import.meta.dirname, "..", "..")
const directory = fs.mkdtempSync(path.join(os.tmpdir(), "jianbao-picture-"))
const html = path.join(directory, "diff.html")
const { stderr, status } = spawnSync(
  process.execPath,
  [path.join(ROOT, "bin/jianbao.js"), "diff", ...process.argv.slice(2), "--html", html],
  { encoding: "utf8" }
)
if (status !== 0 && status !== 1) throw new Error(stderr)

const page = await Page.open(pathToFileURL(html).href)
await page.send("Emulation.setDeviceMetricsOverride", {
  width: 1180,
  height: 1320,
  deviceScaleFactor: 1,
  mobile: false
})
for (const [scheme, file] of [
  ["light", "diff-page.png"],
  ["dark", "diff-page-dark.png"]
] as const) {
  await page.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] })
  // Once for the new colours, once for what was drawn below the fold.
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
  await page.picture(path.join(import.meta.dirname, file))
}
await page.close()
fs.rmSync(directory, { recursive: true, force: true })
