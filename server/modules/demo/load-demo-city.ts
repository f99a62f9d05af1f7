import { sql } from 'kysely'
import { fileURLToPath } from 'node:url'
import { directorySchema } from '#database/migrate'
import type { OpenDatabase } from '#database/open-database'
import { isBefore, PlainDate } from '#kernel/dates'
import type { Gate } from '#kernel/gate'
import type { StandingCheck } from '#kernel/standing-check'
import type { Actor } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { postBankFileJob } from '../bank-intake/post-bank-file.ts'
import { sealBooks } from '../audit/seal-books.ts'
import { calculateWhatIfJob } from '../billing/calculate-what-if.ts'
import { calculateRunJob } from '../billing/calculate-jobs.ts'
import { postRunJob } from '../billing/post-jobs.ts'
import { runDates } from '../billing/run-dates.ts'
import { printRunJob } from '../bills/print-jobs.ts'
import { makePackageJob } from '../mail-jobs/make-package.ts'
import { sendBillEmailsJob } from '../bills/send-emails.ts'
import { checkBooksJob } from '../checks/jobs.ts'
import { tellOfChangeJob } from '../contacts/tell-of-change.ts'
import { sendLetterEmailsJob } from '../letters/send-letter-emails.ts'
import { cityIdentity, cycles, scheduleOf } from '../city/city-queries.ts'
import { type NewPayment, postPayments } from '../payments/post-payments.ts'
import { openCity } from '../setup/open-city.ts'
import { addPracticePeople, practiceId, practicePeople } from '../staff/practice-people.ts'
import { mailedCycle, mailPastRun } from './mail-past-run.ts'
import { billPeriod, type PastRun } from './bill-past.ts'
import { cyclePeriods } from './cycle-periods.ts'
import { type PastDays, pastDays } from './past-days.ts'
import type { BankKey } from '../autopay/bank-vault.ts'
import { bringAutopay, drawPast, planAutopay } from './plan-autopay.ts'
import { planBankFiles } from './plan-bank-files.ts'
import { planCalendar } from './plan-calendar.ts'
import { planCases } from './plan-cases.ts'
import { planContacts } from './plan-contacts.ts'
import { planEscrow } from './plan-escrow.ts'
import { planMail } from './plan-mail.ts'
import { planInserts, planMailpieces } from './plan-mailpieces.ts'
import { planMessages } from './plan-messages.ts'
import { planLetters } from './plan-letters.ts'
import { planOrders } from './plan-orders.ts'
import { plantAdjustments } from './plant-adjustments.ts'
import { plantCash } from './plant-cash.ts'
import { plantPostage } from './plant-postage.ts'
import { plantStatements } from './plant-statements.ts'
import { plantCorrections } from './plant-corrections.ts'
import { plantFindings } from './plant-findings.ts'
import { planPostal } from './plan-postal.ts'
import { planPayments } from './plan-payments.ts'
import { planProcedures } from './plan-procedures.ts'
import { planUnclaimed } from './plan-unclaimed.ts'
import { planStock } from './plan-stock.ts'
import { planStory } from './plan-story.ts'
import { planWork } from './plan-work.ts'
import { planTown } from './plan-town.ts'
import { proposeRates } from './propose-rates.ts'
import { sendPastEmails } from './send-past-emails.ts'
import { type Chance, seededChance } from './seeded-chance.ts'
import type { CyclePeriods } from './town.ts'
import { writeTown } from './write-town.ts'

const seed = 1440
const accounts = 5_800
const folder = fileURLToPath(new URL('../../../cities/marlow', import.meta.url))

/**
 * Loads the practice city: its folder, an invented town of more than five thousand premises, and two past periods of every cycle,
 * billed and paid in part, so that every screen has something true. Whatever the day is, the past ends the day before.
 */
export async function loadDemoCity(
  database: OpenDatabase,
  {
    today,
    gates,
    checks,
    report,
    bankKey,
    printFolder,
  }: BankKey & {
    /** Where print files and packages of the mail lie. */
    readonly printFolder: string
    readonly today: PlainDate
    readonly gates: readonly Gate[]
    readonly checks: readonly StandingCheck[]
    readonly report: (text: string) => void
  },
): Promise<void> {
  report('Loading the practice city…')
  const by = practiceActor('administrator')
  const city = await openCity(database, folder, { today, actor: by })
  const past = pastDays(database, { city, gates, jobs: jobsOfPast(checks) })
  const now = past.on(today, by)
  const periods = await now(periodsOfCycles)
  await now((work) => recordCommand(work, { command: begun, subject: `city ${city}`, changes: { seed } }))
  const town = planTown({ seed, accounts, today, periods, troubles: true })
  await now((work) => writeTown(work, town))
  await past.on(today, practiceActor('coordinator'))((work) => planMessages(work, today))
  report(`Billing the past: ${town.accounts.length} accounts…`)
  const drawing = { past, city, key: { bankKey }, office: peopleOf(city), today }
  await bringAutopay(drawing)
  await billAndPay(past, await now((work) => pastRuns(work, periods)), { today, drawing })
  await sendPastEmails(past, today, practiceActor('coordinator'))
  await planCalendar(
    past,
    { coordinator: practiceActor('coordinator'), clerk: practiceActor('clerk') },
    today,
  )
  await addPracticePeople(database, city)
  await planDesk(past, city, today)
  await planBankFiles(past, practiceActor('clerk'), today)
  await plantMoneyAtOthers(past, today)
  await planAutopay(drawing)
  await proposeRates({ past, coordinator: practiceActor('coordinator'), today })
  await planOrders({ past, clerk: practiceActor('clerk'), today })
  await planEscrow({ past, clerk: practiceActor('clerk'), today })
  await planLast(past, { city, today, checks, printFolder })
  await sealBooks(now)
  await now((work) => recordCommand(work, { command: finished, subject: `city ${city}`, changes: { seed } }))
}

/** The background work of the past. */
const jobsOfPast = (checks: readonly StandingCheck[]) => [
  calculateRunJob,
  postRunJob,
  sendBillEmailsJob,
  sendLetterEmailsJob,
  tellOfChangeJob,
  calculateWhatIfJob,
  postBankFileJob,
  checkBooksJob(checks),
  printRunJob,
  makePackageJob,
]

/** What the bank and the post office hold, and say. */
async function plantMoneyAtOthers(past: PastDays, today: PlainDate): Promise<void> {
  const office = { coordinator: practiceActor('coordinator'), clerk: practiceActor('clerk') }
  await plantStatements(past, office, today)
  await plantPostage(past, practiceActor('coordinator'), today)
}

/** What the desk has written down by today: calls, tasks, procedures, cases, adjustments and letters. */
async function planDesk(past: PastDays, city: string, today: PlainDate): Promise<void> {
  await planContacts({
    past,
    clerk: practiceActor('clerk'),
    coordinator: practiceActor('coordinator'),
    today,
  })
  await planWork({ past, office: peopleOf(city), today })
  await planProcedures({ past, office: peopleOf(city), today })
  await planCases({ past, office: peopleOf(city), today })
  await plantAdjustments({ past, office: peopleOf(city), today })
  await plantCash({ past, office: peopleOf(city), today })
  await plantCorrections({ past, office: peopleOf(city), today })
  await planStory({ past, office: peopleOf(city), today })
  await planUnclaimed(past, peopleOf(city), today)
  await planMailpieces({ past, office: peopleOf(city), today })
  await planInserts({ past, office: peopleOf(city), today })
  await planLetters(past, { clerk: practiceActor('clerk'), manager: practiceActor('manager') }, today)
}

type Last = {
  readonly city: string
  readonly today: PlainDate
  readonly checks: readonly StandingCheck[]
  readonly printFolder: string
}

/** What looks at all that came before: the sort of the mail at addresses that were coded, a mail job, the nightly checks, and the stock that runs used. */
async function planLast(past: PastDays, { city, today, checks, printFolder }: Last): Promise<void> {
  await planMail(past, { clerk: practiceActor('clerk') }, today)
  await planPostal(past, practiceActor('coordinator'), today)
  await mailPastRun({ past, office: peopleOf(city), today, printFolder })
  await plantFindings(past, { today, clerk: practiceActor('clerk'), checks })
  await planStock(past, peopleOf(city), today)
}

const begun = 'begin-practice-city'
const finished = 'finish-practice-city'

/**
 * Takes away a practice city whose loading was cut off, so that it can be loaded anew. A city that was loaded whole, and any real
 * one, stays.
 */
export async function dropHalfLoaded({ db }: OpenDatabase): Promise<void> {
  const cities = await db
    .withSchema(directorySchema)
    .selectFrom('city')
    .select('name')
    .where('demo', '=', true)
    .execute()
  for (const { name } of cities) {
    const { rows } = await sql<{ command: string }>`
      select command from ${sql.id(name, 'command_record')} where command in (${begun}, ${finished})`.execute(
      db,
    )
    const commands = rows.map(({ command }) => command)
    if (!commands.includes(begun) || commands.includes(finished)) continue
    await db.transaction().execute(async (transaction) => {
      await transaction
        .withSchema(directorySchema)
        .deleteFrom('membership')
        .where('city', '=', name)
        .execute()
      await transaction.withSchema(directorySchema).deleteFrom('city').where('name', '=', name).execute()
      await sql`drop schema ${sql.id(name)} cascade`.execute(transaction)
    })
  }
}

const practiceActor = (role: 'administrator' | 'coordinator' | 'manager' | 'clerk'): Actor => ({
  name: practicePeople.find((one) => one.role === role)!.name,
  userId: null,
  role,
})

/** Those who have work, as they sign in. */
const peopleOf = (city: string) => {
  const one = (role: 'coordinator' | 'clerk' | 'manager') => ({
    ...practiceActor(role),
    userId: practiceId(city, role),
  })
  return { coordinator: one('coordinator'), clerk: one('clerk'), manager: one('manager') }
}

type Periods = Readonly<Record<string, CyclePeriods>>

async function periodsOfCycles(work: Parameters<typeof cycles>[0]): Promise<Periods> {
  return Object.fromEntries(
    (await cycles(work)).map((cycle) => [cycle.code, cyclePeriods(cycle, work.today)]),
  )
}

/** The runs of the past in the order of their bill days. */
async function pastRuns(work: Parameters<typeof cycles>[0], periods: Periods): Promise<PastRun[]> {
  const identity = await cityIdentity(work)
  const runs = (await cycles(work)).flatMap((cycle) =>
    periods[cycle.code]!.billed.map((period) => {
      const { billOn } = runDates(period, scheduleOf(cycle), identity!.bill)
      return { cycle: cycle.code, periodFrom: period.from, billOn }
    }),
  )
  return runs.toSorted((a, b) => PlainDate.compare(a.billOn, b.billOn) || a.cycle.localeCompare(b.cycle))
}

/** Goes through the past day by day: payments come in before the bills that show them. */
async function billAndPay(
  past: PastDays,
  runs: readonly PastRun[],
  { today, drawing }: { readonly today: PlainDate; readonly drawing: Parameters<typeof drawPast>[0] },
): Promise<void> {
  const chance: Chance = seededChance(seed + 1)
  const office = { coordinator: practiceActor('coordinator'), manager: practiceActor('manager') }
  let coming: NewPayment[] = []
  let isDrawn = !drawing.key.bankKey
  // The mail of one run comes later, when addresses are coded and prices are there.
  const mailedLater = runs.findLast(({ cycle, billOn }) => cycle === mailedCycle && !isBefore(today, billOn))
  for (const run of runs) {
    // A run whose bill day has not come is not past: it is what the coordinator finds to do.
    if (isBefore(today, run.billOn)) continue
    const through = run.billOn.subtract({ days: 4 })
    const drawn = isDrawn ? null : await drawPast(drawing, through)
    isDrawn ||= drawn !== null
    if (drawn)
      coming = coming.filter((payment) => !drawn.has(`${payment.accountId} ${payment.receivedOn.toString()}`))
    coming = await receive(past, coming, through)
    const receipts = `${run.billOn.toString().replaceAll('-', '')}-${run.cycle}`
    coming.push(
      ...planPayments(await billPeriod(past, office, run, run === mailedLater ? 'posted' : 'closed'), {
        chance,
        today,
        receipts,
      }),
    )
  }
  await receive(past, coming, today.subtract({ days: 1 }))
}

/** Posts the payments that came up to a day, and answers those that are still to come. */
async function receive(
  past: PastDays,
  coming: readonly NewPayment[],
  through: PlainDate,
): Promise<NewPayment[]> {
  const [come, later] = [true, false].map((due) =>
    coming.filter(({ receivedOn }) => !isBefore(through, receivedOn) === due),
  ) as [NewPayment[], NewPayment[]]
  const inOrder = come.toSorted((a, b) => PlainDate.compare(a.receivedOn, b.receivedOn))
  if (inOrder.length > 0)
    await past.on(through, practiceActor('clerk'))((work) => postPayments(work, inOrder))
  return later
}
