import * as fs from "node:fs"
import * as path from "node:path"
import { float32, int32, nullable, oneOf, utf8 } from "../tables/column.ts"
import { defineTable } from "../tables/table.ts"
import { TableWriter } from "../tables/table-writer.ts"
import { type Change, CAUSES, ITEMS, KINDS, LAYER_OF, LAYERS, type Side } from "./change.ts"
import type { NameLine } from "./name-rollup.ts"

/** The columns of one side of a change. */
type SideColumns<Which extends "a" | "b"> = {
  readonly [
    Column in
      | "document"
      | "ordinal"
      | "text"
      | "label"
      | "name"
      | "sentence_text"
      | "raw_start"
      | "raw_end" as `${Column}_${Which}`
  ]: string | number | null
}

/** A row of `changes.arrow`; docs/tables.md says what is in it. */
export interface ChangeRow extends SideColumns<"a">, SideColumns<"b"> {
  readonly change: number
  readonly layer: string
  readonly item: string
  readonly kind: string
  readonly cause: string
  readonly value: number | null
}

/** A row of `name_rollup.arrow`. */
export type NameRow = Omit<NameLine, "types"> & { readonly types: string }

const text = nullable(utf8)
const offset = nullable(int32)

export const changesTable = defineTable<ChangeRow>()("changes", {
  change: int32,
  layer: oneOf(LAYERS),
  item: oneOf(ITEMS),
  kind: oneOf([...new Set(Object.values(KINDS).flat())]),
  cause: oneOf(CAUSES),
  document_a: text,
  document_b: text,
  text_a: text,
  text_b: text,
  label_a: text,
  label_b: text,
  name_a: text,
  name_b: text,
  sentence_text_a: text,
  sentence_text_b: text,
  ordinal_a: offset,
  ordinal_b: offset,
  raw_start_a: offset,
  raw_end_a: offset,
  raw_start_b: offset,
  raw_end_b: offset,
  value: nullable(float32)
})

export const nameRollupTable = defineTable<NameRow>()("name_rollup", {
  name: utf8,
  types: utf8,
  added: int32,
  removed: int32,
  changed: int32,
  documents_gained: int32,
  documents_lost: int32,
  mentions_a: int32,
  mentions_b: int32
})

/** Writes the changes of a comparison as they are found, and the names at its end. */
export class ChangeTablesWriter {
  readonly #directory: string
  readonly #changes: TableWriter<ChangeRow>
  #count = 0

  /** Makes the directory where it is not there. */
  constructor(directory: string) {
    fs.mkdirSync(directory, { recursive: true })
    this.#directory = directory
    this.#changes = new TableWriter(path.join(directory, "changes.arrow"), changesTable, [], NO_MODEL)
  }

  add({ item, kind, cause, a, b, value }: Change): void {
    const change = this.#count++
    this.#changes.append({
      change,
      layer: LAYER_OF[item],
      item,
      kind,
      cause,
      value,
      ...columnsOf("a", a),
      ...columnsOf("b", b)
    })
  }

  close(names: ReadonlyArray<NameLine>): void {
    this.#changes.close()
    const writer = new TableWriter<NameRow>(
      path.join(this.#directory, "name_rollup.arrow"),
      nameRollupTable,
      [],
      NO_MODEL
    )
    for (const line of names) writer.append({ ...line, types: line.types.join(" ") })
    writer.close()
  }

  abort(): void {
    this.#changes.abort()
  }
}

/** The tables hold no vectors. */
const NO_MODEL = { embedding_model: "", embedding_digest: "" }

const columnsOf = <Which extends "a" | "b">(which: Which, side: Side | null): SideColumns<Which> =>
  ({
    [`document_${which}`]: side?.document ?? null,
    [`ordinal_${which}`]: side?.ordinal ?? null,
    [`text_${which}`]: side?.text ?? null,
    [`label_${which}`]: side?.label ?? null,
    [`name_${which}`]: side?.name ?? null,
    [`sentence_text_${which}`]: side?.sentence ?? null,
    [`raw_start_${which}`]: side?.raw?.start ?? null,
    [`raw_end_${which}`]: side?.raw?.end ?? null
  }) as unknown as SideColumns<Which>
