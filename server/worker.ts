import { openLog } from './log.ts'
import { openOffice } from './office.ts'
import { runProcess } from './run-process.ts'
import { readSecret, readSettings } from './settings.ts'

/** A process that only does background work. Any number of them may run beside each other on a PostgreSQL server. */
await runProcess(async () => {
  const settings = readSettings(process.env)
  const log = openLog()
  const office = await openOffice(settings, await readSecret(process.env, settings), log)
  const atOnce = Math.max(1, settings.jobsAtOnce)
  await office.queue.work(atOnce)
  log.info({ atOnce, pid: process.pid }, 'working')
  return office.close
})
