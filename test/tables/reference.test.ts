import * as fs from "node:fs"
import * as path from "node:path"
import { describe, expect, it } from "vitest"
import { TABLE_NAMES, TABLES } from "../../src/tables/tables.ts"

const reference = fs.readFileSync(path.resolve(import.meta.dirname, "../../docs/tables.md"), "utf8")

describe("docs/tables.md", () => {
  it.each(TABLE_NAMES)("says what is in every column of %s, and which values a fixed dictionary has", (name) => {
    const headings = reference.split(/^## /m).filter((section) => section.split("\n")[0]!.split(/, | /).includes(name))
    expect(headings).toHaveLength(1)
    for (const { name: column, type } of TABLES[name].columns) {
      expect(headings[0]).toMatch(new RegExp(`^\\|[^|]*\\b${column}\\b`, "m"))
      if (type.kind !== "dictionary" || type.values === "documents") continue
      for (const value of type.values) expect(reference).toMatch(new RegExp(`(\`|\\| )${value}(\`| \\|)`))
    }
  })
})
