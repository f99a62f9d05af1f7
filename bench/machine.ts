import { execFileSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'

/** The machine figures were measured on, in a line. */
export function machine(): string {
  const cores = cpus()
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`
  return `${cores.length} cores (${cores[0]?.model.trim() || 'unnamed'}), ${memory}, Node ${process.version}`
}

/** The commit the figures belong to. */
export const commit = (): string =>
  execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()

/** Seconds a task took, and what it answered. */
export async function timed<Result>(
  task: () => Promise<Result>,
): Promise<{ seconds: number; result: Result }> {
  const start = performance.now()
  const result = await task()
  return { seconds: (performance.now() - start) / 1000, result }
}

/** The most memory this process ever held, in MB. */
export const peakMemory = (): number => Math.round(process.resourceUsage().maxRSS / 1024)
