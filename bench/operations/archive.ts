import * as fs from "node:fs"
import * as path from "node:path"
import type { Manifest } from "../../src/store/manifest.ts"
import { bulletinFile } from "../run/corpus.ts"
import { run } from "./program.ts"

/** Bulletins on the disk, an output directory, and the first run over them. */
export interface Archive {
  readonly input: string
  readonly out: string
  readonly bulletins: number
  readonly first: { readonly manifest: Manifest; readonly seconds: number }
}

/** Makes bulletins and runs them all. @param text The text of the `i`th bulletin. */
export const makeArchive = (directory: string, bulletins: number, text: (i: number) => string): Archive => {
  const input = path.join(directory, "input")
  const out = path.join(directory, "out")
  fs.mkdirSync(input, { recursive: true })
  for (let i = 0; i < bulletins; i++) addBulletin(input, i, text)
  return { input, out, bulletins, first: run([input, "--out", out]) }
}

/** Puts one more bulletin in. */
export const addBulletin = (input: string, i: number, text: (i: number) => string): void =>
  fs.writeFileSync(path.join(input, bulletinFile(i)), text(i))
