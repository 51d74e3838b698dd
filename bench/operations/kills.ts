/** Runs that are killed at random moments, and the run after each. */
import * as fs from "node:fs"
import * as path from "node:path"
import { shortBulletin } from "../run/corpus.ts"
import { makeArchive, addBulletin } from "./archive.ts"
import type { Line } from "./line.ts"
import { digests, jianbao, latest, start, startUp, violations, type Ended } from "./program.ts"

const BEFORE = 8
const AFTER = 56
/** One kill in so many hits a worker thread alone. */
const WORKER = 4
/** A run that takes longer hangs. */
const PATIENCE = 60_000

/** What the kills came to. */
interface Tally {
  killed: number
  /** Worker threads that were ended, and the run said so. */
  workersStopped: number
  /** Worker threads that took the process with them. */
  aborted: number
  hung: number
  /** Kills that came after the run's tables were committed. */
  late: number
  /** Runs whose files are not those that their manifest names, before or after the run that follows. */
  broken: number
  /** Runs after a kill that did not end well, or whose tables break a promise (rows lost or doubled among them). */
  unsound: number
  /** Runs after a kill whose tables are other bytes than an undisturbed run's. */
  different: number
  /** Runs after a kill that left something behind besides runs and the pointer. */
  untidy: number
  /** Documents that were taken out of the parts that a killed run left. */
  resumed: number
}

export const kills = async (directory: string, count: number, seed: number): Promise<ReadonlyArray<Line>> => {
  const archive = makeArchive(path.join(directory, "kills"), BEFORE, shortBulletin)
  for (let i = BEFORE; i < AFTER; i++) addBulletin(archive.input, i, shortBulletin)
  const config = path.join(directory, "kills", "parts.json")
  fs.writeFileSync(config, JSON.stringify({ run: { partDocuments: 2 } }))
  const out = path.join(directory, "kills", "killed")
  const args = ["run", archive.input, "--config", config, "--out", out]
  const renew = () => {
    fs.rmSync(out, { recursive: true, force: true })
    fs.cpSync(archive.out, out, { recursive: true, verbatimSymlinks: true })
  }

  renew()
  const undisturbed = jianbao(args)
  const wanted = digests(latest(out))
  const started = startUp()
  const random = mulberry32(seed)
  const tally: Tally = {
    killed: 0,
    workersStopped: 0,
    aborted: 0,
    hung: 0,
    late: 0,
    broken: 0,
    unsound: 0,
    different: 0,
    untidy: 0,
    resumed: 0
  }
  // A moment that comes after the run has ended, on a machine that is quicker now, hits nothing and is not counted.
  for (let i = 0; hits(tally) < count && i < 3 * count; i++) {
    renew()
    const worker = i % WORKER === WORKER - 1
    // A process does nothing to the disk while it starts: the moments are spread over the rest of the run.
    const moment = random() * (undisturbed.seconds - 0.8 * started) * 1000
    const ended = worker ? await stopWorker(args, moment) : await kill(args, 800 * started + moment)
    const before = hits(tally)
    note(tally, worker, ended)
    if (hits(tally) === before) continue
    if ((await brokenRuns(out)) > 0) tally.broken++
    if (fs.readdirSync(path.join(out, "runs")).filter(isRun).length > 1) tally.late++
    const again = jianbao([...args, "--json"])
    const problems = again.status === 0 ? await violations(latest(out)) : [again.stderr]
    if (problems.length > 0) tally.unsound++
    if (again.status === 0 && digests(latest(out)) !== wanted) tally.different++
    if (again.status === 0) {
      tally.resumed += (JSON.parse(again.stdout) as { reuse: { resumed: number } }).reuse.resumed
    }
    if (leftovers(out).length > 0) tally.untidy++
    if (problems.length > 0 || leftovers(out).length > 0) console.error(i, moment, problems, leftovers(out))
    if (hits(tally) % 20 === 0) console.error(`${hits(tally)} kills so far, ${tally.unsound} runs after them unsound`)
  }
  return describe(tally, undisturbed.seconds)
}

const hits = ({ killed, workersStopped, aborted, hung }: Tally): number => killed + workersStopped + aborted + hung

const describe = (tally: Tally, seconds: number): ReadonlyArray<Line> => [
  {
    what: `kill -9 at ${hits(tally)} random moments`,
    figure: `${tally.killed} processes killed, ${tally.workersStopped} worker threads ended (and ${tally.aborted} that took their process along), of runs of ${seconds.toFixed(1)} s; ${tally.late} came after the commit; ${tally.resumed} documents taken up from finished parts`,
    aim: "spread over the whole run",
    met: null
  },
  {
    what: "broken outputs after the kill",
    figure: `${tally.broken} broken, ${tally.hung} hung`,
    aim: "0",
    met: tally.broken + tally.hung === 0
  },
  {
    what: "the run after it",
    figure: `${tally.unsound} failed or with rows lost or doubled, ${tally.different} with other bytes than an undisturbed run, ${tally.untidy} left something behind`,
    aim: "0, 0, 0",
    met: tally.unsound + tally.different + tally.untidy === 0
  }
]

const note = (tally: Tally, worker: boolean, { status, signal, stderr }: Ended): void => {
  if (signal === "SIGKILL" && worker) tally.hung++
  else if (signal === "SIGKILL") tally.killed++
  // A thread that ends inside the model's native code takes the process with it.
  else if (signal === "SIGABRT" && worker) tally.aborted++
  else if (worker && /worker .*stopped/.test(stderr)) tally.workersStopped++
  // A run that ended before it was to be hit is none of them; one that says something else is looked at.
  else if (status !== 0) console.error(`ended with ${signal ?? status}: ${stderr}`)
}

const kill = async (args: ReadonlyArray<string>, after: number): Promise<Ended> => {
  const { child, ended } = start(args)
  const timer = setTimeout(() => child.kill("SIGKILL"), after)
  const end = await ended
  clearTimeout(timer)
  return end
}

const stopWorker = async (args: ReadonlyArray<string>, after: number): Promise<Ended> => {
  const preload = path.join(import.meta.dirname, "stop-worker.ts")
  const { child, ended } = start(args, { preload, env: { STOP_WORKER_AFTER: String(Math.round(after)) } })
  const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE)
  const end = await ended
  clearTimeout(timer)
  return end
}

const isRun = (name: string): boolean => !name.startsWith(".")

/** Runs under a final name that are not whole: the one that `latest` names among them. */
const brokenRuns = async (out: string): Promise<number> => {
  const names = fs.readdirSync(path.join(out, "runs")).filter(isRun)
  const runs = new Set([...names.map((name) => fs.realpathSync(path.join(out, "runs", name))), latest(out)])
  let broken = 0
  for (const run of runs) if ((await violations(run)).length > 0) broken++
  return broken
}

const leftovers = (out: string): ReadonlyArray<string> => [
  ...fs.readdirSync(out).filter((name) => name !== "latest" && name !== "runs"),
  ...fs.readdirSync(path.join(out, "runs")).filter((name) => !isRun(name))
]

/** A small seeded generator of numbers in [0, 1), by Tommy Ettinger. */
const mulberry32 = (seed: number) => {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), a | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
