import { join } from 'node:path'
import type { Logger } from 'pino'
import { migrate } from '#database/migrate'
import { type OpenDatabase, openDatabase } from '#database/open-database'
import { openMailer } from '#ports/e-mail/open-mailer'
import type { Hono } from 'hono'
import type { AppParts } from './app.ts'
import { type JobQueue, openJobQueue } from './job-queue.ts'
import { openJobThreads } from './job-threads.ts'
import { everyMinute, jobs } from './jobs.ts'
import { gates } from './gates.ts'
import { faultsIn } from './log.ts'
import { mailHouses } from './mail-houses.ts'
import { watchFolderJob } from './modules/bank-intake/watch-folder.ts'
import { identifyBy } from './modules/staff/identify.ts'
import { makeSignIn } from './modules/staff/sign-in.ts'
import { postOffices } from './post-offices.ts'
import { paymentProviders, refuseTestKeys } from './payment-providers.ts'
import { readBankKey, type Settings } from './settings.ts'

/** A whole office, open for work. */
export type OpenOffice = AppParts & {
  readonly queue: JobQueue
  /** The pages of the provider of payments for practice. */
  readonly practicePages: Hono
  readonly close: () => Promise<void>
}

/**
 * Opens the books and brings them up to date, opens the job queue and sign-in. Closing undoes it in reverse. What must be done to
 * the books before anybody works on them is done by `prepare`.
 */
export async function openOffice(
  settings: Settings,
  secret: string,
  log: Logger,
  prepare: (database: OpenDatabase) => Promise<void> = async () => {},
): Promise<OpenOffice> {
  const { place, publicUrl, today } = settings
  const secure = publicUrl.startsWith('https:')
  const fault = faultsIn(log)
  const database = await openDatabase(place)
  try {
    await migrate(database)
    await prepare(database)
    await refuseTestKeys(settings, database)
    const mailer = openMailer(settings.mail, settings.dataFolder)
    // The embedded database does one transaction at a time: threads would only wait for each other.
    const threads = database.engine === 'server' ? openJobThreads(database) : undefined
    const { providerOf, practicePages } = paymentProviders(settings, database)
    const parts = {
      database,
      today,
      gates,
      jobs,
      everyMinute: [...everyMinute, watchFolderJob(settings.inboxFolder)],
      sendMail: mailer.send,
      fault,
      threads,
      providerOf,
      mailHouseOf: await mailHouses(settings, database),
    }
    const queue = await openJobQueue(parts)
    const signIn = makeSignIn({ database, secret, secure, publicUrl, oidc: settings.oidc, today })
    return {
      database,
      today,
      fault,
      queue,
      send: queue.send,
      online: { providerOf, publicUrl },
      postOfficeOf: postOffices(settings.usps, database),
      mailHouseOf: parts.mailHouseOf,
      practicePages,
      gates,
      printFolder: join(settings.dataFolder, 'print'),
      bankKey: await readBankKey(process.env, settings),
      signIn,
      // This server speaks http: people come by https only through a proxy, which then tells their address.
      trustProxy: secure,
      identify: identifyBy(signIn),
      close: async () => {
        await queue.stop()
        mailer.close()
        await threads?.close()
        await signIn.close()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}
