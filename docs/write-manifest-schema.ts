/** `node docs/write-manifest-schema.ts` writes docs/manifest.schema.json from the code. */
import * as fs from "node:fs"
import * as path from "node:path"
import { manifestJsonSchema } from "../src/store/manifest-schema.ts"

fs.writeFileSync(
  path.join(import.meta.dirname, "manifest.schema.json"),
  `${JSON.stringify(manifestJsonSchema(), null, 2)}\n`
)
