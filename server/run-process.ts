import { FolderInUse } from '#database/lock-folder'
import { SettingInvalid } from './settings.ts'

/**
 * Runs a process that stays: starts it, and on SIGINT or SIGTERM stops it in order, once. What a person can put right is
 * told in one sentence; anything else with its stack.
 */
export async function runProcess(start: () => Promise<() => Promise<void>>): Promise<void> {
  try {
    const stop = await start()
    let stoppingSince: number | undefined
    const end = (): void => {
      // A terminal and the process that started us may both pass the same Ctrl+C on. A second one means it.
      if (stoppingSince !== undefined) {
        if (performance.now() - stoppingSince > 1000) process.exit(1)
        return
      }
      stoppingSince = performance.now()
      stop().then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      )
    }
    process.on('SIGINT', end)
    process.on('SIGTERM', end)
  } catch (error) {
    fail(error)
  }
}

/** Says what is wrong and ends the process. */
export function fail(error: unknown): never {
  const { code, port, address } = error as NodeJS.ErrnoException & { port?: number; address?: string }
  if (error instanceof FolderInUse || error instanceof SettingInvalid)
    process.stderr.write(`${error.message}\n`)
  else if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    process.stderr.write(
      `The database does not answer (${address ?? ''}:${port ?? ''}). Is DATABASE_URL right?\n`,
    )
  else if (code === 'EADDRINUSE')
    process.stderr.write(
      `Port ${port} is taken by another program. Stop it, or set PORT to another number.\n`,
    )
  else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(1)
}
