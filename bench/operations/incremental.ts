/** A thousand bulletins; then one more, nothing new, one character: what is done again, and how long it takes. */
import * as fs from "node:fs"
import * as path from "node:path"
import { StageName } from "../../src/domain/issue.ts"
import { bulletinFile, distinctBulletin } from "../run/corpus.ts"
import { addBulletin, type Archive } from "./archive.ts"
import { median, spread, type Line } from "./line.ts"
import { computed, digests, latest, run, sentencesIn, startUp } from "./program.ts"

const ROUNDS = 5

export const oneMore = (archive: Archive): Line => {
  const runs = Array.from({ length: ROUNDS }, (_, round) => {
    addBulletin(archive.input, archive.bulletins + round, distinctBulletin)
    return run([archive.input, "--out", archive.out])
  })
  const computedDocuments = runs.map(({ manifest }) => manifest.reuse.computed)
  const seconds = runs.map((one) => one.seconds)
  const share = median(seconds) / archive.first.seconds
  return {
    what: `${archive.bulletins} bulletins, then one more`,
    figure: `${[...new Set(computedDocuments)].join(", ")} document computed, ${spread(seconds)} of ${archive.first.seconds.toFixed(1)} s, ${(100 * share).toFixed(1)} %`,
    aim: "1 document, at most 5 % of the first run",
    met: computedDocuments.every((count) => count === 1) && share <= 0.05
  }
}

/** A tenth of the archive once more under other titles, as new bulletins: what others have is not computed again. */
export const reprints = (archive: Archive): Line => {
  const count = Math.ceil(archive.bulletins / 10)
  for (let i = 0; i < count; i++) {
    addBulletin(archive.input, archive.bulletins + ROUNDS + i, () => distinctBulletin(i).replace("\n", "（转载）\n"))
  }
  const { manifest, seconds } = run([archive.input, "--out", archive.out])
  // Nothing comes twice in the archive, so its first run embedded each sentence.
  const all = (sentencesIn(archive.first.manifest, "embed") / archive.bulletins) * count
  const embedded = sentencesIn(manifest, "embed")
  return {
    what: `${count} of them once more under other titles`,
    figure: `${embedded} of about ${Math.round(all)} sentences embedded, ${seconds.toFixed(1)} s`,
    aim: "at most 5 % of the sentences",
    met: embedded <= all / 20
  }
}

export const nothingChanged = (archive: Archive): Line => {
  const before = digests(latest(archive.out))
  const start = startUp()
  const runs = Array.from({ length: ROUNDS }, () => run([archive.input, "--out", archive.out]))
  const seconds = runs.map((one) => one.seconds - start)
  const stages = runs.reduce(
    (sum, { manifest }) => sum + StageName.literals.reduce((n, stage) => n + computed(manifest, stage), 0),
    0
  )
  const same = digests(latest(archive.out)) === before
  return {
    what: "nothing changed",
    figure: `${stages} stages run, ${spread(seconds)} after a start-up of ${start.toFixed(2)} s, tables ${same ? "the same" : "DIFFERENT"}`,
    aim: "0 stages, at most 1 s after start-up, the same tables",
    met: stages === 0 && median(seconds) <= 1 && same
  }
}

/** Changes one character in the middle of several bulletins, one bulletin a run. */
export const oneCharacter = (archive: Archive): Line => {
  const embedded = Array.from({ length: ROUNDS }, (_, round) => {
    const file = path.join(archive.input, bulletinFile(101 * (round + 1)))
    const characters = [...fs.readFileSync(file, "utf8")]
    const middle = characters.findIndex((c, i) => i > characters.length / 2 && /\p{Script=Han}/u.test(c))
    characters[middle] = characters[middle] === "山" ? "水" : "山"
    fs.writeFileSync(file, characters.join(""))
    const { manifest } = run([archive.input, "--out", archive.out])
    if (manifest.reuse.computed !== 1) throw new Error(`${manifest.reuse.computed} documents were computed, not one`)
    return sentencesIn(manifest, "embed")
  })
  return {
    what: "one character changed in one bulletin",
    figure: `${Math.max(...embedded)} sentences embedded at most (${embedded.join(", ")})`,
    aim: "at most 3",
    met: Math.max(...embedded) <= 3
  }
}
