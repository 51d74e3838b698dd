/** Peak resident memory of `run` on 200 and on 2,000 bulletins, whose sentences are all different but for headlines. */
import * as path from "node:path"
import { makeDistinctCorpus } from "./corpus.ts"
import { describeMachine, jianbaoRun, temporaryDirectory } from "./jianbao.ts"

const COUNTS = [200, 2000]

const directory = temporaryDirectory("memory")
console.log(describeMachine())
const peaks = COUNTS.map((count) => {
  const input = path.join(directory, `input-${count}`)
  makeDistinctCorpus(input, count)
  const { peakMemory, seconds, manifest } = jianbaoRun([
    input,
    "--out",
    path.join(directory, `out-${count}`),
    "--workers",
    "2"
  ])
  console.log(
    `${count} bulletins: peak ${peakMemory.toFixed(0)} MiB, ${seconds.toFixed(0)} s, ${manifest.outputs["sentences"]?.rows} sentences`
  )
  return peakMemory
})
console.log(`ratio ${(peaks[1]! / peaks[0]!).toFixed(2)} (aim: at most 1.5)`)
