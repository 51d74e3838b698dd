/**
 * Draws docs/pictures/before-after.png: a sample bulletin as it came, and as the tables hold it.
 *
 * usage: node docs/pictures/before-after.ts   (after npm start; needs Chromium and a Chinese font)
 */
import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { readingView, type Dress } from "../../src/report/reading-view.ts"
import { storedDocument } from "../../src/store/stored-document.ts"
import { TableSetReader } from "../../src/tables/table-set.ts"

const ROOT = path.resolve(import.meta.dirname, "..", "..")
const DOCUMENT = "tongshan-hospital-2026-03-16"

const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
const tag = (name: string, className: string) => (text: string) => `<${name} class="${className}">${text}</${name}>`
const dress: Dress = {
  title: tag("b", "title"),
  headline: tag("b", "headline"),
  quiet: tag("span", "quiet"),
  entity: { PER: tag("mark", "PER"), LOC: tag("mark", "LOC"), ORG: tag("mark", "ORG") }
}

const tables = await TableSetReader.open(path.join(ROOT, "data/out/latest"))
let page = ""
for await (const document of tables.reader("documents").rows()) {
  if (document.document_id !== DOCUMENT) continue
  const stored = await storedDocument(tables, document)
  const raw = escape(document.raw_text ?? "").trim()
  const shown = { ...stored, issues: [] }
  page = `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; padding: 24px; display: flex; gap: 24px; font: 15px/1.55 "Noto Sans CJK SC", sans-serif; background: #f4f4f1; color: #222 }
    section { background: #fff; border: 1px solid #ddd; border-radius: 8px; padding: 18px 22px; white-space: pre-wrap }
    section:first-child { font: 12px/0.82 "Noto Sans Mono CJK SC", monospace; color: #555; flex: 0 0 250px; white-space: pre; overflow: hidden }
    .headline { font-size: 21px } .quiet { color: #777 }
    mark { color: inherit; border-radius: 3px; padding: 0 1px } .PER { background: #cdeaf0 } .LOC { background: #d6edcf } .ORG { background: #f7e3b5 }
  </style><section>${raw}</section><section>${readingView(shown, dress)}</section>`
}
await tables.close()

const directory = fs.mkdtempSync(path.join(os.tmpdir(), "jianbao-picture-"))
const html = path.join(directory, "page.html")
fs.writeFileSync(html, page)
execFileSync("chromium", [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  `--user-data-dir=${path.join(directory, "profile")}`,
  "--hide-scrollbars",
  "--window-size=1160,1190",
  `--screenshot=${path.join(import.meta.dirname, "before-after.png")}`,
  `file://${html}`
])
fs.rmSync(directory, { recursive: true, force: true })
