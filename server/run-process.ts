import { FolderInUse } from '#database/lock-folder'
import { BackupRefused } from './backup/backup-format.ts'
import { SettingInvalid } from './setting-invalid.ts'

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
  const sentence = sentenceOf(error)
  process.stderr.write(`${sentence ?? (error instanceof Error ? error.stack : String(error))}\n`)
  process.exit(1)
}

/** What a person can put right, in a sentence; null for anything else. */
export function sentenceOf(error: unknown): string | null {
  if (error instanceof FolderInUse || error instanceof SettingInvalid || error instanceof BackupRefused)
    return error.message
  const { code, port, address } = error as NodeJS.ErrnoException & { port?: number; address?: string }
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return `The database does not answer (${address ?? ''}:${port ?? ''}). Is DATABASE_URL right?`
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Stop it, or set PORT to another number.`
  return null
}
