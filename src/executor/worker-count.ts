import { machineLimits, thisMachine, type MachineLimits } from "./machine-limits.ts"

/** Beyond this, more workers wait for memory bandwidth and for the merging thread. */
const MOST_WORKERS = 8

const MIB = 2 ** 20

/**
 * What a run takes besides its workers, and what each of them takes: models, dictionary, heap. Peaks of 64 bulletins
 * were 740 MiB with one worker and 1,220 MiB with two (`npm run bench throughput`).
 */
const MAIN_BYTES = 256 * MIB
const WORKER_BYTES = 512 * MIB

/**
 * Number of workers unless a person says otherwise: one for each core that this process may use, as far as its memory
 * goes, at most eight, at least one. Part of a core counts as one: a worker that the kernel holds back now and then
 * still uses what a worker less would leave unused.
 */
export const workersFor = ({ cores, memory }: MachineLimits): number => {
  const fitting = Math.floor((memory - MAIN_BYTES) / WORKER_BYTES)
  return Math.max(1, Math.min(Math.ceil(cores), fitting, MOST_WORKERS))
}

export const defaultWorkers = (): number => workersFor(machineLimits(thisMachine()))
