import { sql } from 'kysely'
import { isBefore, type PlainDate } from '#kernel/dates'
import type { Actor, Work } from '#kernel/work'
import { calculateRun } from '../billing/calculate-run.ts'
import { acceptExceptions } from '../billing/decide-exceptions.ts'
import { closeRun, mailRun, markProduced } from '../billing/end-run.ts'
import { holdAccounts } from '../billing/hold-accounts.ts'
import { openRun } from '../billing/open-run.ts'
import { askToPost } from '../billing/post-run.ts'
import { releaseRun } from '../billing/release-run.ts'
import { reviewRun } from '../billing/review-run.ts'
import { isOpen, sampleItems } from '../billing/sample-queries.ts'
import { signSample } from '../billing/sign-sample.ts'
import type { PastDays } from './past-days.ts'
import type { BillToPay } from './plan-payments.ts'

export type PastRun = { readonly cycle: string; readonly periodFrom: PlainDate; readonly billOn: PlainDate }
export type Office = { readonly coordinator: Actor; readonly manager: Actor }

/**
 * Bills one period of a cycle as an office would on the days of that time, from open to closed, or up to posted where its mail comes later; and answers its
 * bills.
 */
export async function billPeriod(
  past: PastDays,
  { coordinator, manager }: Office,
  { cycle, periodFrom, billOn }: PastRun,
  until: 'posted' | 'closed' = 'closed',
): Promise<BillToPay[]> {
  const prepare = past.on(billOn.subtract({ days: 3 }), coordinator)
  const sign = past.on(billOn.subtract({ days: 1 }), manager)
  const send = past.on(billOn, coordinator)
  const { id: runId } = await prepare((work) => openRun(work, { kind: 'cycle', cycle, periodFrom }))
  await prepare((work) => calculateRun(work, { runId, what: 'all' }))
  await past.finish()
  await prepare((work) => decideAll(work, runId))
  await prepare((work) => reviewRun(work, runId))
  await prepare((work) => signAll(work, runId))
  await sign((work) => releaseRun(work, { runId, note: 'Register reviewed and signed.' }))
  await send((work) => askToPost(work, runId))
  await past.finish()
  if (until === 'closed')
    for (const step of [markProduced, mailRun, closeRun]) await send((work) => step(work, runId))
  return send((work) => billsOf(work, runId))
}

/** What can be accepted is accepted; an account with anything else is held out of the run. */
async function decideAll(work: Work, runId: number): Promise<void> {
  const { rows } = await sql<{ number: string; stops: boolean }>`
    select r.account_number as number, bool_or(e.severity = 'stop') as stops
    from run_exception e join register_bill r on r.run_id = e.run_id and r.account_id = e.account_id
    where e.run_id = ${runId} and e.severity in ('stop', 'decide') and e.decision is null group by 1`.execute(
    work.db,
  )
  const stopped = rows.filter(({ stops }) => stops).map(({ number }) => number)
  if (stopped.length > 0)
    await holdAccounts(work, { runId, accountNumbers: stopped, note: 'Held until the cause is mended.' })
  if (rows.length > stopped.length)
    await acceptExceptions(work, { runId, filter: {}, note: 'Checked against the service orders.' })
}

/** The bills that chance drew are looked at one by one, and found right. */
async function signAll(work: Work, runId: number): Promise<void> {
  for (const item of await sampleItems(work, runId))
    if (isOpen(item)) await signSample(work, { runId, accountNumber: item.accountNumber, verdict: 'right' })
}

async function billsOf({ db, today }: Work, runId: number): Promise<BillToPay[]> {
  const rows = await db
    .selectFrom('bill')
    .innerJoin('account', 'account.id', 'bill.account_id')
    .select(['bill.account_id', 'total_due_cents', 'issued_on', 'due_on', 'autopay', 'is_final'])
    .where('run_id', '=', runId)
    .orderBy('bill.id')
    .execute()
  return rows
    .filter(({ issued_on }) => !isBefore(today, issued_on))
    .map((bill) => ({
      accountId: bill.account_id,
      totalDueCents: bill.total_due_cents,
      issuedOn: bill.issued_on,
      dueOn: bill.due_on,
      autopay: bill.autopay,
      isFinal: bill.is_final,
    }))
}
