import * as path from "node:path"

/** Where things lie in an output directory. */
export class OutputDirectory {
  readonly root: string
  readonly runs: string
  readonly parts: string
  readonly latest: string
  readonly lock: string

  constructor(root: string) {
    this.root = root
    this.runs = path.join(root, "runs")
    this.parts = path.join(root, "parts")
    this.latest = path.join(root, "latest")
    this.lock = path.join(root, "jianbao.lock")
  }

  run(id: string): string {
    return path.join(this.runs, id)
  }

  /** Where a run is put together before it gets its name. */
  unfinishedRun(id: string): string {
    return path.join(this.runs, `.unfinished-${id}`)
  }

  part(id: string): string {
    return path.join(this.parts, id)
  }
}
