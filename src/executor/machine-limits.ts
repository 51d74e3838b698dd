import * as fs from "node:fs"
import * as os from "node:os"

/** What this process may use of the machine. */
export interface MachineLimits {
  /** Processors at a time; a quota of one and a half is 1.5. */
  readonly cores: number
  /** Bytes. */
  readonly memory: number
}

/** The machine as it is without what the kernel was told to hold back. */
export interface Machine extends MachineLimits {
  /** Content of a file of the kernel's; undefined where there is none. */
  readonly read: (file: string) => string | undefined
}

/** The machine that this process runs on. */
export const thisMachine = (): Machine => ({
  cores: os.availableParallelism(),
  memory: os.totalmem(),
  read: (file) => {
    try {
      return fs.readFileSync(file, "utf8")
    } catch {
      return undefined
    }
  }
})

/**
 * The machine's processors and memory, or what is left of them: by the processors that the scheduler lets this process
 * have (affinity, cpuset), and by the quotas of its control groups and of the groups above them, version 1 and 2. Where
 * there are no control groups, as on macOS and Windows, the machine's.
 */
export const machineLimits = (machine: Machine): MachineLimits => {
  const groups = controlGroups(machine.read)
  return {
    cores: Math.min(
      machine.cores,
      allowedProcessors(machine.read),
      ...groups.flatMap((group) => quotas(group, machine))
    ),
    memory: Math.min(machine.memory, ...groups.flatMap((group) => memoryLimits(group, machine)))
  }
}

/** Where the hierarchies of version 1 are mounted, each in a folder named after its controller; version 2 at the root. */
const MOUNT = "/sys/fs/cgroup"

/**
 * Folders of the control groups that hold this process, and of all groups above them: a limit of any of them counts.
 * In a container the file may name folders of the host that cannot be seen from inside; the mount is then its own group.
 */
const controlGroups = (read: Machine["read"]): ReadonlyArray<string> => {
  const lines = read("/proc/self/cgroup")?.trim().split("\n") ?? []
  const folders = lines.flatMap((line) => {
    const [, controllers = "", ...rest] = line.split(":")
    const steps = rest.join(":").split("/").filter(Boolean)
    const paths = Array.from({ length: steps.length + 1 }, (_, i) => steps.slice(0, i).join("/"))
    return controllers.split(",").flatMap((controller) => paths.map((path) => joined(MOUNT, controller, path)))
  })
  return [...new Set(folders)]
}

const joined = (...parts: ReadonlyArray<string>): string => parts.filter(Boolean).join("/")

/** `cpu.max` of version 2 and the two files of version 1 say: so many microseconds of processor time in each period. */
const quotas = (group: string, { read }: Machine): ReadonlyArray<number> => {
  const [quota, period] =
    read(`${group}/cpu.max`)?.trim().split(" ") ??
    [`${group}/cpu.cfs_quota_us`, `${group}/cpu.cfs_period_us`].map((file) => read(file)?.trim())
  const cores = Number(quota) / Number(period)
  // Without a quota the file says `max`, or -1 in version 1.
  return cores > 0 ? [cores] : []
}

/** Version 1 writes a number beyond all memory where there is no limit. */
const memoryLimits = (group: string, { read }: Machine): ReadonlyArray<number> =>
  ["memory.max", "memory.high", "memory.limit_in_bytes"]
    .map((file) => Number.parseInt(read(`${group}/${file}`) ?? "", 10))
    .filter((bytes) => bytes > 0)

/** How many processors the list `0-3,8` of `/proc/self/status` names. */
const allowedProcessors = (read: Machine["read"]): number => {
  const list = /^Cpus_allowed_list:\s*(\S+)$/m.exec(read("/proc/self/status") ?? "")?.[1]
  if (list === undefined) return Number.POSITIVE_INFINITY
  const ranges = list.split(",").map((range) => range.split("-").map(Number))
  return ranges.reduce((sum, [first = 0, last = first]) => sum + last - first + 1, 0)
}
