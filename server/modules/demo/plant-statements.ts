import { sql } from 'kysely'
import { earlier, type PlainDate } from '#kernel/dates'
import type { Actor, Work } from '#kernel/work'
import { loadBankFile } from '../bank-intake/load-bank-file.ts'
import { matchSure } from '../reconciliation/make-matches.ts'
import { stateOpening } from '../reconciliation/opening-balance.ts'
import { openBooks } from '../reconciliation/reconciliation-queries.ts'
import type { PastDays } from './past-days.ts'
import { firstBalance, type Line, statement } from './write-statement.ts'

type Office = Readonly<Record<'coordinator' | 'clerk', Actor>>
type Came = { readonly number: string | null; readonly cents: number }
type Drawn = { readonly drawOn: PlainDate; readonly cents: number }

/**
 * The statements of the bank, each of which begins with what the one before ended with: those of our ACH files, matched long ago, and that of yesterday.
 * Before them stands the balance that Finance told, so that the balance of the bank is proven from there on.
 */
export async function plantStatements(past: PastDays, office: Office, today: PlainDate): Promise<void> {
  const files = await past.on(today, office.clerk)(autopayFiles)
  // What the mail and the counter brought goes back four days.
  const first = earlier(files[0]?.drawOn ?? today, today.subtract({ days: 4 }))
  await stateFirst(past, office.coordinator, first.with({ day: 1 }))
  for (const file of files) await matchAutopay(past, office.clerk, file)
  await past.on(today, office.clerk)(loadLast)
}

/** What the books had at the end of a month in which nothing was on its way to the bank: what the bank had. */
async function stateFirst(past: PastDays, coordinator: Actor, morning: PlainDate): Promise<void> {
  const asOf = morning.subtract({ days: 1 }).toString()
  await past.on(
    morning,
    coordinator,
  )(async (work) => {
    const paper = `Finance, bank reconciliation as of ${asOf}`
    await stateOpening(work, { body: { asOf, cents: await lastBalance(work), paper } })
  })
}

/** What the bank had at the end of its newest statement: the next one begins with it. */
async function lastBalance({ db }: Work): Promise<number> {
  const row = await db
    .selectFrom('bank_statement')
    .select('closing_cents')
    .orderBy('as_of', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row?.closing_cents ?? firstBalance
}

/** The statement of the day on which an ACH file of ours was drawn, and what it settles matched the next morning. */
async function matchAutopay(past: PastDays, clerk: Actor, { drawOn, cents }: Drawn): Promise<void> {
  const morning = drawOn.add({ days: 1 })
  await past.on(
    morning,
    clerk,
  )(async (work) => {
    const lines = [{ code: '166', cents, reference: '', text: 'ACH settlement of originated debits' }]
    await loadBankFile(work, statement(morning, { openingCents: await lastBalance(work), lines }))
    const { proposals } = await openBooks(work)
    await matchSure(work, { body: { shown: proposals.filter(({ sure }) => sure).length } })
  })
}

/** The autopay files that were drawn before today, the oldest first. */
async function autopayFiles({ db, today }: Work): Promise<Drawn[]> {
  const { rows } = await sql<Drawn>`
    select r.draw_on as "drawOn", sum(e.amount_cents)::bigint as cents from ach_run r join ach_entry e on e.run_id = r.id
    where r.kind = 'autopay' and r.state = 'posted' and r.draw_on < ${today}::date group by r.id order by r.draw_on, r.id`.execute(
    db,
  )
  return rows
}

/**
 * The statement of yesterday, loaded this morning: it has the bank deposit, the lockbox file, the cards of the counter and the check that came back to the
 * cent, the fee of the month, and a correction of the bank that nobody has explained yet.
 */
async function loadLast(work: Work): Promise<void> {
  const lines: Line[] = [
    ...(await bankDeposits(work)).map(bankLine('175', 'Deposit at the branch')),
    ...(await counterCards(work)).map(bankLine('147', 'Card terminal')),
    ...(await lockboxes(work)).map(bankLine('115', 'Lockbox 22222')),
    ...(await returnedChecks(work)).map(bankLine('555', 'Deposited item returned: NSF')),
    { code: '699', cents: 500, reference: '', text: 'Deposit correction: one note less than the slip says' },
    { code: '698', cents: 4215, reference: '', text: 'Account analysis fee' },
  ]
  await loadBankFile(work, statement(work.today, { openingCents: await lastBalance(work), lines }))
}

const bankLine =
  (code: string, text: string) =>
  ({ number, cents }: Came): Line => ({ code, cents, reference: number ?? '', text })

async function bankDeposits({ db }: Work): Promise<Came[]> {
  const { rows } = await sql<Came>`
    select number, (currency_cents + coin_cents + checks_cents)::bigint as cents from bank_deposit
    where state = 'sent' order by id`.execute(db)
  return rows
}

async function counterCards({ db }: Work): Promise<Came[]> {
  const { rows } = await sql<Came>`
    select null as number, c.cards_cents as cents from cash_drawer w
    join lateral (select cards_cents from cash_count where drawer_id = w.id order by id desc limit 1) c on true
    where w.state = 'closed' and c.cards_cents > 0 order by w.id`.execute(db)
  return rows
}

async function lockboxes({ db }: Work): Promise<Came[]> {
  const { rows } = await sql<Came>`
    select null as number, sum(i.amount_cents)::bigint as cents from bank_file f join bank_file_item i on i.file_id = f.id
    where f.format = 'lockbox' and f.state = 'posted' and i.verdict <> 'rejected'
      and not exists (select from bank_match_item m where m.kind = 'lockbox' and m.source_id = f.id and not m.undone)
    group by f.id order by f.id`.execute(db)
  return rows
}

async function returnedChecks({ db }: Work): Promise<Came[]> {
  const { rows } = await sql<Came>`
    select p.check_number as number, p.amount_cents as cents from returned_item r join payment p on p.id = r.payment_id
    order by r.id`.execute(db)
  return rows
}
