import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
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

/** Watches the memory of a database server on this machine, from one of its processes on. Null where it runs elsewhere. */
export function watchServer(backend: number): { readonly peakMb: () => number | null } {
  const server = parentOf(backend)
  let peak: number | null = null
  const look = (): void => {
    if (server === null) return
    const kilobytes = processes()
      .filter((pid) => parentOf(pid) === server)
      .reduce((sum, pid) => sum + Number(/RssAnon:\s+(\d+)/.exec(statusOf(pid))?.[1] ?? 0), 0)
    peak = Math.max(peak ?? 0, Math.round(kilobytes / 1024))
  }
  const watching = setInterval(look, 500)
  watching.unref()
  return {
    peakMb: () => {
      clearInterval(watching)
      return peak
    },
  }
}

const processes = (): number[] => readdirSync('/proc').map(Number).filter(Number.isInteger)

function parentOf(pid: number): number | null {
  const parent = /PPid:\s+(\d+)/.exec(statusOf(pid))?.[1]
  return parent === undefined ? null : Number(parent)
}

/** What the system says of a process; nothing of one that is gone. */
function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return ''
  }
}
