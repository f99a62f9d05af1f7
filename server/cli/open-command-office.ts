import { userInfo } from 'node:os'
import { join } from 'node:path'
import { inTransaction } from '#database/in-transaction'
import { migrate } from '#database/migrate'
import { type OpenDatabase, openDatabase } from '#database/open-database'
import type { Actor } from '#kernel/work'
import { openMailer } from '#ports/e-mail/open-mailer'
import { openJobQueue } from '../job-queue.ts'
import { gates } from '../gates.ts'
import { everyMinute, jobs } from '../jobs.ts'
import { faultsIn, openLog } from '../log.ts'
import { insteadOf } from '#kernel/nearest-word'
import { readSettings } from '../settings.ts'
import { type CommandOffice, UsageError } from './command.ts'

type Environment = Readonly<Record<string, string | undefined>>
type Asked = { readonly environment: Environment; readonly city: string | undefined }

/** Opens the books for one command, brings them up to date, does the task, and closes them, whatever came of it. */
export async function withOffice<Result>(
  { environment, city }: Asked,
  task: (office: CommandOffice) => Promise<Result>,
): Promise<Result> {
  const { place, today, dataFolder, mail } = readSettings(environment)
  const database = await openDatabase(place)
  try {
    await migrate(database)
    const fault = faultsIn(openLog(environment.CARTWRIGHT_LOG ?? 'error'))
    const mailer = openMailer(mail, dataFolder)
    const { send: sendMail } = mailer
    const queue = await openJobQueue({ database, today, gates, jobs, everyMinute, sendMail, fault })
    const actor = personAtTheTerminal()
    const chosen = () => chooseCity(database, city)
    try {
      return await task({
        database,
        today,
        send: queue.send,
        gates,
        identify: () => Promise.resolve(null),
        actor,
        printFolder: join(dataFolder, 'print'),
        city: chosen,
        inTransaction: async (work) =>
          inTransaction(
            database.db,
            { city: await chosen(), actor, today: today(), send: queue.send, gates },
            work,
          ),
        finishJobs: queue.finish,
      })
    } finally {
      await queue.stop()
      mailer.close()
    }
  } finally {
    await database.close()
  }
}

function personAtTheTerminal(): Actor {
  try {
    return { name: `${userInfo().username} at the terminal`, userId: null, role: 'system' }
  } catch {
    // A container may run as a number without a name.
    return { name: 'somebody at the terminal', userId: null, role: 'system' }
  }
}

async function chooseCity({ db }: OpenDatabase, asked: string | undefined): Promise<string> {
  const rows = await db.withSchema('directory').selectFrom('city').select('name').orderBy('name').execute()
  const names = rows.map(({ name }) => name)
  if (names.length === 0)
    throw new UsageError('There is no city yet. Load one: cartwright city load cities/marlow.')
  if (asked !== undefined) {
    if (names.includes(asked)) return asked
    throw new UsageError(`There is no city “${asked}”. ${insteadOf(asked, names)}`)
  }
  if (names.length === 1) return names[0]!
  throw new UsageError(`There are several cities: ${names.join(', ')}. Name one with --city.`)
}
