import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import * as path from "node:path"
import { createInterface } from "node:readline"
import { ROOT } from "../run/corpus.ts"

/** The virtual environment that `training/embedder/make.py` makes. */
const PYTHON = path.join(ROOT, "training/.venv", process.platform === "win32" ? "Scripts/python.exe" : "bin/python")

/** The same sentences in Python, as a process that waits between its turns. */
export interface PythonPeer {
  /** Seconds that all sentences take in batches of so many. */
  readonly embedAll: (batch: number) => Promise<number>
  readonly close: () => void
}

/**
 * Starts the peer, and waits until it has loaded the model; undefined where Python or its packages are missing.
 *
 * @param tokenizer `tokenizer.json`.
 */
export const startPythonPeer = async (
  model: string,
  tokenizer: string,
  sentences: ReadonlyArray<string>
): Promise<PythonPeer | undefined> => {
  if (!existsSync(PYTHON)) return undefined
  const peer = spawn(PYTHON, [path.join(import.meta.dirname, "peer.py")], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, TOKENIZERS_PARALLELISM: "false", OMP_NUM_THREADS: "1" }
  })
  // A peer that ended early does not take the bench along: its next answer is missing.
  peer.stdin.on("error", () => {})
  const answers = createInterface({ input: peer.stdout })[Symbol.asyncIterator]()
  const ask = async (line: string): Promise<string | undefined> => {
    peer.stdin.write(`${line}\n`)
    const { value, done } = await answers.next()
    return done === true ? undefined : value
  }
  if ((await ask(JSON.stringify({ model, tokenizer, sentences }))) !== "ready") return undefined
  return {
    embedAll: async (batch) => Number((await ask(String(batch))) ?? Number.NaN),
    close: () => peer.stdin.end()
  }
}
