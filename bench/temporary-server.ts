import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A PostgreSQL server made for one measurement, with durable commits as a city would run it. */
export type TemporaryServer = {
  readonly url: string
  /** A folder that this process and the server may both write. */
  readonly exchange: string
  readonly stop: () => void
}

/** Starts one from Debian's packages; null where PostgreSQL is not installed. */
export function startServer(): TemporaryServer | null {
  const programs = newestPrograms()
  if (!programs) return null
  const folder = mkdtempSync(join(tmpdir(), 'cartwright-bench-'))
  const [data, exchange] = [join(folder, 'data'), join(folder, 'exchange')]
  chmodSync(folder, 0o777)
  mkdirSync(exchange)
  chmodSync(exchange, 0o777)
  const port = 20_000 + Math.floor(performance.timeOrigin % 20_000)
  // PostgreSQL refuses to run as root.
  const as = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--'] : []
  const run = (program: string, ...words: string[]) => {
    const [first, ...rest] = [...as, join(programs, program), ...words]
    execFileSync(first!, rest, { cwd: '/', stdio: ['ignore', 'ignore', 'inherit'] })
  }
  run('initdb', '-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8')
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${exchange} -c shared_buffers=1GB -c max_wal_size=8GB`
  run('pg_ctl', '-D', data, '-w', '-l', join(exchange, 'log'), '-o', options, 'start')
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    exchange,
    stop: () => {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function newestPrograms(): string | null {
  const all = '/usr/lib/postgresql'
  try {
    const versions = readdirSync(all).toSorted((a, b) => Number(a) - Number(b))
    const newest = versions.at(-1)
    return newest ? join(all, newest, 'bin') : null
  } catch {
    return null
  }
}
