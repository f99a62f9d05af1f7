import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { fileURLToPath } from 'node:url'
import { inTransaction } from '#database/in-transaction'
import type { OpenDatabase } from '#database/open-database'
import { PlainDate } from '#kernel/dates'
import type { SendMail } from '#kernel/mail'
import type { Actor, InTransaction, Work } from '#kernel/work'
import { openJobThreads } from '../server/job-threads.ts'
import { postBankFileJob } from '../server/modules/bank-intake/post-bank-file.ts'
import { calculateRunJob } from '../server/modules/billing/calculate-jobs.ts'
import { postRunJob } from '../server/modules/billing/post-jobs.ts'
import { printRunJob } from '../server/modules/bills/print-jobs.ts'
import { cycles } from '../server/modules/city/city-queries.ts'
import { cyclePeriods } from '../server/modules/demo/cycle-periods.ts'
import { planDistricts } from '../server/modules/demo/plan-town.ts'
import { writeTown } from '../server/modules/demo/write-town.ts'
import { checkCityFolder } from '../server/modules/setup/check-city-folder.ts'
import { loadIntoBooks } from '../server/modules/setup/open-city.ts'

const today = PlainDate.from('2026-11-25')
const folderPath = fileURLToPath(new URL('../cities/marlow', import.meta.url))
const jobs = [calculateRunJob, postRunJob, printRunJob, postBankFileJob]
/** A town is written so many accounts at a time. */
const districtOf = 20_000

export const coordinator: Actor = { name: 'Bench', userId: 'bench-coordinator', role: 'coordinator' }
export const manager: Actor = { name: 'Bench', userId: 'bench-manager', role: 'manager' }

/** Nothing leaves. */
const sendMail: SendMail = () => Promise.resolve({ outcome: 'sent', answer: '' })

export type Office = {
  readonly city: string
  readonly as: (actor: Actor) => InTransaction
  /** Does the background work that was asked for, so many jobs at once. */
  readonly finish: (atOnce: number) => Promise<void>
  readonly close: () => Promise<void>
}

/** Makes a city with an invented town of so many accounts. */
export async function makeCity(database: OpenDatabase, accounts: number): Promise<void> {
  const { as } = officeOf(database, await openLargeCity(database))
  const plan = await as(coordinator)(planFor)
  let nextOrder: number | undefined
  for (const district of planDistricts({ ...plan, accounts }, districtOf))
    nextOrder = await as(coordinator)((work) => writeTown(work, district, nextOrder))
  await sql`analyze`.execute(database.db)
}

/** The office of the one city there is, with a queue of its own. */
export async function openOffice(database: OpenDatabase): Promise<Office> {
  const { name } = await database.db
    .withSchema('directory')
    .selectFrom('city')
    .select('name')
    .executeTakeFirstOrThrow()
  return officeOf(database, name)
}

function officeOf(database: OpenDatabase, city: string): Office {
  const threads = database.engine === 'server' ? openJobThreads(database) : undefined
  const waiting: { name: string; data: object; actor: Actor }[] = []
  const as =
    (actor: Actor): InTransaction =>
    (task) => {
      const send = (_: unknown, { name, data }: { name: string; data: object }): Promise<void> => {
        waiting.push({ name, data, actor })
        return Promise.resolve()
      }
      return inTransaction(database.db, { city, actor, today, send, gates: [] }, task)
    }
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { name, data, actor } = next
      const inThread = threads && {
        inThread: (job: string, asked: object) => threads.run(job, { city, actor, today, data: asked }),
      }
      const visit = { city, data, sendMail, inTransaction: as(actor), ...inThread }
      await jobs.find((job) => job.name === name)!.run(visit)
    }
  }
  return {
    city,
    as,
    finish: async (atOnce) => {
      await Promise.all(Array.from({ length: atOnce }, worker))
    },
    close: async () => threads?.close(),
  }
}

/** The practice city, with account numbers long enough for a large one. */
async function openLargeCity(database: OpenDatabase): Promise<string> {
  const { folder } = await checkCityFolder(folderPath)
  assert(folder, 'the folder of the practice city is right')
  const accountNumber = { ...folder.settings.accountNumber, pattern: '100-#######-C' }
  const large = { ...folder, settings: { ...folder.settings, accountNumber } }
  await loadIntoBooks(database, large, { today, actor: coordinator })
  return folder.name
}

async function planFor(work: Work) {
  const periods = Object.fromEntries(
    (await cycles(work)).map((cycle) => [cycle.code, cyclePeriods(cycle, today)]),
  )
  return { seed: 1, today, periods }
}
