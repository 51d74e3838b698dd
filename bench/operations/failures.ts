/** A full disk, a directory that may not be written, two processes at once: what is said, and what is left. */
import { spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { shortBulletin } from "../run/corpus.ts"
import { addBulletin, makeArchive, type Archive } from "./archive.ts"
import type { Line } from "./line.ts"
import { digests, jianbao, latest, start, violations, type Ended } from "./program.ts"

const BULLETINS = 8
const MORE = 24

/** Free space that the second run finds, KiB: it runs out in the first part, in later ones, in the merge, at the end. */
const FREE_KIB = [0, 40, 150, 400, 800, 1200, 1600, 2000]

export const failures = async (directory: string): Promise<ReadonlyArray<Line>> => {
  fs.chmodSync(directory, 0o755)
  const archive = makeArchive(path.join(directory, "failures"), BULLETINS, shortBulletin)
  for (let i = BULLETINS; i < BULLETINS + MORE; i++) addBulletin(archive.input, i, shortBulletin)
  return [await fullDisk(directory, archive), await readOnly(directory, archive), await twoAtOnce(archive)]
}

const fullDisk = async (directory: string, archive: Archive): Promise<Line> => {
  const what = "full disk (a small tmpfs)"
  const aim = "a clear error, the run before intact and verify clean"
  const disk = path.join(directory, "disk")
  fs.mkdirSync(disk)
  if (!mount("-t", "tmpfs", "-o", "size=64m", "tmpfs", disk)) return notTried(what, aim)
  try {
    const out = path.join(disk, "out")
    let clear = 0
    let tried = 0
    let intact = true
    for (const free of FREE_KIB) {
      fs.rmSync(out, { recursive: true, force: true })
      fs.cpSync(archive.out, out, { recursive: true, verbatimSymlinks: true })
      const before = digests(latest(out))
      leaveFree(disk, free)
      const ended = jianbao(["run", archive.input, "--out", out])
      if (ended.status === 0) break
      tried++
      if (ended.status === 4 && ended.stderr.includes("the disk is full")) clear++
      else console.error(`${free} KiB free: ended with ${ended.status}: ${ended.stderr}`)
      intact &&= digests(latest(out)) === before && (await violations(latest(out))).length === 0
      fs.rmSync(path.join(disk, "ballast"))
      const again = jianbao(["run", archive.input, "--out", out])
      intact &&= again.status === 0 && (await violations(latest(out))).length === 0
    }
    return {
      what,
      figure: `filled at ${tried} stages of a run: ${clear} clear errors; the run before ${intact ? "intact, and the next run is sound" : "BROKEN"}`,
      aim,
      met: tried > 0 && clear === tried && intact
    }
  } finally {
    spawnSync("umount", [disk])
  }
}

const mount = (...args: ReadonlyArray<string>): boolean => spawnSync("mount", args).status === 0

/** Fills a disk so far that some KiB are free. */
const leaveFree = (disk: string, kib: number): void => {
  const { bavail, bsize } = fs.statfsSync(disk)
  fs.writeFileSync(path.join(disk, "ballast"), Buffer.alloc(Math.max(0, bavail * bsize - kib * 1024)))
}

/** The directory's owner is somebody else; and, where mounting is allowed, the whole disk is read-only. */
const readOnly = async (directory: string, archive: Archive): Promise<Line> => {
  const before = digests(latest(archive.out))
  const ended = [jianbao(["run", archive.input, "--out", archive.out], { asNobody: true })]
  const disk = path.join(directory, "read-only")
  fs.mkdirSync(disk)
  if (mount("--bind", archive.out, disk)) {
    mount("-o", "remount,ro,bind", disk)
    ended.push(jianbao(["run", archive.input, "--out", disk]))
    spawnSync("umount", [disk])
  }
  const clear = ended.filter(({ status, stderr }) => status === 4 && /another directory with --out/.test(stderr))
  for (const { status, stderr } of ended.filter((one) => !clear.includes(one))) console.error(status, stderr)
  const intact = digests(latest(archive.out)) === before && (await violations(latest(archive.out))).length === 0
  return {
    what: "read-only output",
    figure: `${clear.length} of ${ended.length} clear errors (permissions${ended.length > 1 ? ", read-only file system" : ""}); the run before ${intact ? "intact" : "BROKEN"}`,
    aim: "a clear error, the run before intact and verify clean",
    met: clear.length === ended.length && intact
  }
}

const twoAtOnce = async (archive: Archive): Promise<Line> => {
  const before = digests(latest(archive.out))
  const args = ["run", archive.input, "--out", archive.out]
  const first = start(args)
  while (!fs.existsSync(path.join(archive.out, "jianbao.lock"))) await new Promise((resolve) => setTimeout(resolve, 5))
  const second: Ended = jianbao(args)
  const intact = digests(latest(archive.out)) === before || first.child.exitCode !== null
  const { status } = await first.ended
  const sound = (await violations(latest(archive.out))).length === 0
  const refused = second.status === 4 && second.stderr.includes(`is in use by process ${first.child.pid}`)
  if (!refused) console.error(second.status, second.stderr)
  return {
    what: "two processes at once",
    figure: `the second is ${refused ? "refused and told whose the lock is" : "NOT REFUSED"}; the first ends with ${status}, its tables ${sound ? "sound" : "BROKEN"}`,
    aim: "a clear error, the runs sound",
    met: refused && status === 0 && sound && intact
  }
}

const notTried = (what: string, aim: string): Line => ({
  what,
  figure: "not tried: mounting a tmpfs needs root",
  aim,
  met: null
})
