/** What a run says of files that cannot be used, and whether anything else is lost by them. */
import { spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import type { Manifest } from "../../src/store/manifest.ts"
import { ROOT } from "./corpus.ts"
import { temporaryDirectory } from "./jianbao.ts"

const directory = temporaryDirectory("hostile")
const input = path.join(directory, "input")
fs.cpSync(path.join(ROOT, "data/raw"), input, { recursive: true })
const good = fs.readdirSync(input).filter((file) => file.endsWith(".txt")).length

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64"
)
fs.writeFileSync(path.join(input, "empty.txt"), "")
fs.writeFileSync(path.join(input, "picture.txt"), PNG)
fs.writeFileSync(path.join(input, "huge.txt"), Buffer.alloc(50 << 20, "长"))
fs.writeFileSync(path.join(input, "garbage.txt"), Buffer.from([0xff, 0x81, 0x20, 0xc3, 0x28, 0xff, 0xff]))
fs.writeFileSync(path.join(input, "forbidden.txt"), "不许读")
fs.chmodSync(path.join(input, "forbidden.txt"), 0)

const jianbao = (...args: ReadonlyArray<string>) => {
  // Permissions do not bind root, so the program runs as nobody where this does.
  const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  console.log(`\n$ jianbao ${args.map((arg) => arg.replace(directory, "…")).join(" ")}`)
  const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(ROOT, "bin/jianbao.js"), ...args], {
    encoding: "utf8",
    ...asNobody
  })
  console.log(`${stdout}${stderr}exit code ${status}`)
  return { status }
}

const out = path.join(directory, "out")
fs.mkdirSync(out)
fs.chmodSync(directory, 0o755)
fs.chmodSync(out, 0o777)
const { status } = jianbao("run", input, "--out", out)
const manifest = JSON.parse(fs.readFileSync(path.join(out, "latest", "manifest.json"), "utf8")) as Manifest
const { status: verified } = jianbao("verify", "--out", out)
const config = path.join(directory, "bad.json")
fs.writeFileSync(config, JSON.stringify({ clean: { maxFileByte: 1 } }))
const { status: refused } = jianbao("run", input, "--out", out, "--config", config)

const complete = manifest.outputs["documents"]?.rows === good + 5
console.log(
  `\n${complete ? "every file is a row" : "ROWS ARE MISSING"}; exit codes ${status} (3), ${verified} (0), ${refused} (2)`
)
if (!complete || status !== 3 || verified !== 0 || refused !== 2) process.exitCode = 1
