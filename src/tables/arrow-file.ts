import { createHash, type Hash } from "node:crypto"
import * as fs from "node:fs"
import { RecordBatch, RecordBatchFileWriter, type Schema } from "apache-arrow"

/** What was written: enough for the manifest, and for a reader to check the file. */
export interface WrittenFile {
  readonly sha256: string
  readonly bytes: number
  readonly rows: number
}

/** Encoded bytes are collected up to this size before each write to the disk. */
const WRITE_BUFFER_BYTES = 1 << 20

/**
 * apache-arrow's encoder over a file descriptor.
 *
 * Its own file writer keeps the whole file in memory, closes silently when a batch has another schema, and writes
 * nothing at all when there is no batch. Here the encoded bytes go to the disk batch by batch, another schema is an
 * error, and a table without rows is a valid file.
 */
class FileDescriptorWriter extends RecordBatchFileWriter {
  readonly #fd: number
  readonly #hash: Hash = createHash("sha256")
  readonly #buffer = Buffer.allocUnsafe(WRITE_BUFFER_BYTES)
  #buffered = 0

  constructor(fd: number, schema: Schema) {
    super({ autoDestroy: false })
    this.#fd = fd
    this.reset(undefined, schema)
  }

  get position(): number {
    return this._position
  }

  // The base class sends every piece of the encoding through here, and only here.
  protected override _write(chunk: ArrayBufferView): this {
    const bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    this._position += bytes.byteLength
    if (this.#buffered + bytes.byteLength > this.#buffer.length) this.#flush()
    if (bytes.byteLength > this.#buffer.length) {
      this.#put(bytes)
    } else {
      this.#buffer.set(bytes, this.#buffered)
      this.#buffered += bytes.byteLength
    }
    return this
  }

  /** Writes the footer and returns the digest of the whole file. */
  end(schema: Schema): string {
    this._writeFooter(schema as never)
    this.#flush()
    return this.#hash.digest("hex")
  }

  #flush(): void {
    this.#put(this.#buffer.subarray(0, this.#buffered))
    this.#buffered = 0
  }

  #put(bytes: Uint8Array): void {
    this.#hash.update(bytes)
    for (let done = 0; done < bytes.byteLength;) done += fs.writeSync(this.#fd, bytes, done)
  }
}

/** Streams record batches of one schema into an Arrow IPC file; the file has its final name only once complete. */
export class ArrowFileWriter {
  readonly #path: string
  readonly #schema: Schema
  readonly #fd: number
  readonly #writer: FileDescriptorWriter
  #rows = 0
  #open = true

  /** Opens `path` with `.tmp` behind it. */
  constructor(path: string, schema: Schema) {
    this.#path = path
    this.#schema = schema
    this.#fd = fs.openSync(`${path}.tmp`, "w")
    this.#writer = new FileDescriptorWriter(this.#fd, schema)
  }

  /** @throws TypeError when the batch's schema is not the file's, or the file has been given up. */
  write(batch: RecordBatch): void {
    if (!this.#open) throw new TypeError(`${this.#path} is closed`)
    if (batch.schema !== this.#schema && String(batch.schema) !== String(this.#schema)) {
      throw new TypeError(
        `${this.#path}: a batch has the schema ${String(batch.schema)}, the file ${String(this.#schema)}`
      )
    }
    this.#writer.write(batch)
    this.#rows += batch.numRows
  }

  /** Completes the file: footer, fsync, rename to its final name. The directory is the caller's to fsync. */
  close(): WrittenFile {
    const sha256 = this.#writer.end(this.#schema)
    const bytes = this.#writer.position
    fs.fsyncSync(this.#fd)
    this.#open = false
    fs.closeSync(this.#fd)
    fs.renameSync(`${this.#path}.tmp`, this.#path)
    return { sha256, bytes, rows: this.#rows }
  }

  /** Gives the file up and removes what was written of it. Does nothing to a file that is closed. */
  abort(): void {
    if (!this.#open) return
    this.#open = false
    fs.closeSync(this.#fd)
    fs.rmSync(`${this.#path}.tmp`, { force: true })
  }
}
