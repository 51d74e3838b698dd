/** One stage again, without the bulletins. */
import * as fs from "node:fs"
import { latest, isLinked, jianbao } from "./program.ts"
import type { Manifest } from "../../src/store/manifest.ts"
import type { Archive } from "./archive.ts"
import type { Line } from "./line.ts"

const OTHERS = ["articles", "paragraphs", "edits", "sentences", "tokens", "embeddings"] as const

export const rerunEntities = (archive: Archive): Line => {
  const before = latest(archive.out)
  const away = `${archive.input}-away`
  fs.renameSync(archive.input, away)
  const ended = jianbao(["rerun", "entities", "--only", "--out", archive.out, "--json"])
  fs.renameSync(away, archive.input)
  if (ended.status !== 0) throw new Error(`rerun ended with ${ended.status}: ${ended.stderr}`)
  const { reuse } = JSON.parse(ended.stdout) as Manifest
  const linked = OTHERS.filter((table) => isLinked(before, latest(archive.out), table))
  return {
    what: `rerun entities --only, ${reuse.computed} documents`,
    figure: `${ended.seconds.toFixed(1)} s with the bulletins moved away; linked: ${linked.join(", ")}`,
    aim: "reads no bulletin, clean and segment tables linked",
    met: linked.length === OTHERS.length
  }
}
