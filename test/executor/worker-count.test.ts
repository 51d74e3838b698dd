import { describe, expect, it } from "vitest"
import { machineLimits, type Machine } from "../../src/executor/machine-limits.ts"
import { workersFor } from "../../src/executor/worker-count.ts"

const GIB = 2 ** 30

/** A machine of 16 processors and 64 GiB with these files. */
const machine = (files: Readonly<Record<string, string>>): Machine => ({
  cores: 16,
  memory: 64 * GIB,
  read: (file) => files[file]
})

describe("what a process may use of the machine", () => {
  it.each<[string, Readonly<Record<string, string>>, number, number]>([
    ["no control groups", {}, 16, 64],
    [
      "version 2 without limits",
      {
        "/proc/self/cgroup": "0::/user.slice\n",
        "/sys/fs/cgroup/user.slice/cpu.max": "max 100000\n",
        "/sys/fs/cgroup/user.slice/memory.max": "max\n"
      },
      16,
      64
    ],
    [
      "version 2, a container with its own root",
      {
        "/proc/self/cgroup": "0::/\n",
        "/sys/fs/cgroup/cpu.max": "150000 100000\n",
        "/sys/fs/cgroup/memory.max": "2147483648\n"
      },
      1.5,
      2
    ],
    [
      "version 2, limits of groups above",
      {
        "/proc/self/cgroup": "0::/a.slice/b.scope\n",
        "/sys/fs/cgroup/a.slice/cpu.max": "300000 100000\n",
        "/sys/fs/cgroup/a.slice/b.scope/cpu.max": "800000 100000\n",
        "/sys/fs/cgroup/a.slice/b.scope/memory.high": "4294967296\n",
        "/sys/fs/cgroup/a.slice/memory.max": "8589934592\n"
      },
      3,
      4
    ],
    [
      "version 1 without limits",
      {
        "/proc/self/cgroup": "4:memory:/\n1:cpu,cpuacct:/\n",
        "/sys/fs/cgroup/cpu/cpu.cfs_quota_us": "-1\n",
        "/sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n",
        "/sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n"
      },
      16,
      64
    ],
    [
      "version 1, a container whose group has a name of the host's",
      {
        "/proc/self/cgroup": "4:memory:/docker/abc\n1:cpu,cpuacct:/docker/abc\n",
        "/sys/fs/cgroup/cpu/cpu.cfs_quota_us": "200000\n",
        "/sys/fs/cgroup/cpu/cpu.cfs_period_us": "50000\n",
        "/sys/fs/cgroup/memory/memory.limit_in_bytes": "1073741824\n"
      },
      4,
      1
    ],
    [
      "a cpuset",
      { "/proc/self/status": "Name:\tnode\nCpus_allowed:\t10f\nCpus_allowed_list:\t0-3,8\nThreads:\t11\n" },
      5,
      64
    ]
  ])("%s", (_, files, cores, memory) => {
    expect(machineLimits(machine(files))).toEqual({ cores, memory: memory * GIB })
  })
})

describe("the number of workers", () => {
  it.each([
    ["one for each core", 4, 64, 4],
    ["at most eight", 64, 256, 8],
    ["part of a core counts", 1.5, 64, 2],
    ["fewer where memory is short", 8, 2, 3],
    ["at least one", 0.2, 0.25, 1]
  ])("%s", (_, cores, memory, expected) => {
    expect(workersFor({ cores, memory: memory * GIB })).toBe(expected)
  })
})
