import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import type { Job, Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { dueOfBill } from '../payments/due-of-bill.ts'
import { type NewPayment, postPayments } from '../payments/post-payments.ts'
import { lockMandate } from './mandate-rows.ts'
import { beginMandate, endMandate } from './stop-mandate.ts'

/** The name of the work of the night. */
export const autopayNight = 'autopay-night'

const atOnce = 500

/**
 * What follows by itself, in every night: prenotes that had their days let their autopay go live, what the bank draws today becomes payments, and a final
 * bill that is drawn stops its autopay. Each step is a transaction of its own and is found done by whoever comes after a killed worker.
 */
export const autopayNightJob: Job = {
  name: autopayNight,
  run: async ({ inTransaction }) => {
    for (const step of [goLive, postDrawn, finishRuns, stopAfterFinal])
      while (await inTransaction(step)) {
        // Each round does the next of them.
      }
  },
}

/** Lets the next autopay go live whose prenote was taken to the bank and came back from nobody. Answers whether there were any. */
async function goLive(work: Work): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    select id from autopay_mandate m where state = 'prenote-sent' and live_from <= ${work.today}::date and not exists (
      select from ach_entry e join ach_run r on r.id = e.run_id where e.mandate_id in (m.id, m.replaces_id) and r.kind = 'prenote'
        and r.state = 'released' and r.taken_times = 0) order by id limit ${atOnce}`.execute(work.db)
  for (const { id } of rows) {
    const mandate = await lockMandate(work, id)
    if (mandate.state === 'prenote-sent') await beginMandate(work, mandate)
  }
  return rows.length > 0
}

type Drawn = {
  readonly id: number
  readonly accountId: number
  readonly cents: number
  readonly trace: string
  readonly drawOn: PlainDate
}

/**
 * Posts the next entries whose day has come, each once, as a payment of that day under its trace: so a return finds it. No bank moves money by a file that
 * nobody took there; by one that was taken late, not before that day.
 */
async function postDrawn(work: Work): Promise<boolean> {
  await takePosted(work)
  const { rows } = await sql<Drawn>`
    select e.id, e.account_id as "accountId", e.amount_cents as cents, e.trace, greatest(r.draw_on, r.taken_on) as "drawOn"
    from ach_entry e join ach_run r on r.id = e.run_id
    where r.state = 'released' and r.kind in ('autopay', 'retry') and r.draw_on <= ${work.today}::date and r.taken_times > 0 and e.payment_id is null
    order by e.id limit ${atOnce} for no key update of e skip locked`.execute(work.db)
  if (rows.length === 0) return false
  const ids = await postPayments(work, rows.map(paymentOf))
  await sql`
    update ach_entry e set payment_id = d.payment
    from unnest(${rows.map(({ id }) => id)}::bigint[], ${ids}::bigint[]) as d (id, payment) where e.id = d.id`.execute(
    work.db,
  )
  return true
}

/** What a person posted by hand under the trace of an entry is its payment: a second one under that receipt would stop all of them. */
const takePosted = ({ db }: Work): Promise<unknown> =>
  sql`
    update ach_entry e set payment_id = p.id from ach_run r, payment p
    where r.id = e.run_id and r.state = 'released' and r.kind in ('autopay', 'retry') and r.taken_times > 0 and e.payment_id is null
      and p.receipt = e.trace and p.account_id = e.account_id and p.amount_cents = e.amount_cents and p.tender = 'ach'
      and not exists (select from payment_reversal b where b.payment_id = p.id)`.execute(db)

const paymentOf = ({ accountId, cents: amount, trace, drawOn }: Drawn): NewPayment => ({
  accountId,
  amount: cents(amount),
  tender: 'ach',
  receivedOn: drawOn,
  receipt: trace,
})

/** Writes down of the next run that all of it is in the books. A prenote brings nothing: it is done when it was taken and its day has come. */
async function finishRuns(work: Work): Promise<boolean> {
  const { rows } = await sql<{ id: number; kind: string; entries: number; cents: number }>`
    select r.id, r.kind, (select count(*) from ach_entry where run_id = r.id) as entries,
      (select coalesce(sum(amount_cents), 0)::bigint from ach_entry where run_id = r.id) as cents
    from ach_run r where r.state = 'released' and r.draw_on <= ${work.today}::date and r.taken_times > 0
      and (r.kind not in ('autopay', 'retry') or not exists (select from ach_entry where run_id = r.id and payment_id is null))
    order by r.id limit 1 for no key update of r skip locked`.execute(work.db)
  const [run] = rows
  if (!run) return false
  await work.db.updateTable('ach_run').set({ state: 'posted' }).where('id', '=', run.id).execute()
  await recordCommand(work, {
    command: 'post-bank-run',
    subject: `bank run ${run.id}`,
    changes: { kind: run.kind, entries: run.entries, amountCents: run.cents },
  })
  return true
}

/** Stops the next autopay whose final bill was drawn, or is due and was not to be drawn: nothing comes after it. */
async function stopAfterFinal(work: Work): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    select m.id from autopay_mandate m where m.state <> 'stopped' and exists (
      select from bill b where b.account_id = m.account_id and b.is_final and (
        exists (select from ach_entry e join ach_run r on r.id = e.run_id where e.bill_id = b.id and r.state = 'posted')
        or (${dueOfBill(work.today.toString())} < ${work.today}::date - 31 and not exists (select from ach_entry e join ach_run r on r.id = e.run_id
          where e.bill_id = b.id and r.state in ('prepared', 'released')))))
    order by m.id limit ${atOnce}`.execute(work.db)
  for (const { id } of rows) await endMandate(work, await lockMandate(work, id), 'The final bill is done.')
  return rows.length > 0
}
