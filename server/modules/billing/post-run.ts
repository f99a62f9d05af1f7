import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { countAnew, setWise } from '#database/set-wise'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { postBillLines } from '../ledger/post-bill-lines.ts'
import { refuseBeyondAuthority } from '../staff/delegated-authority.ts'
import { type BillRun, findRun, instant, lockRun, runName } from './bill-run.ts'
import { passGates } from './gate.ts'
import { refuseOvertaken } from './refuse-overtaken.ts'
import { registerHash } from './register-hash.ts'
import { becomesBill, totalsOf } from './run-totals.ts'

/** The job that posts. */
export const postJob = 'post-run'

/** Asks for a released run to be posted. Whether the register is still the one that was released is seen when it is copied. */
export async function askToPost(work: Work, runId: number): Promise<BillRun> {
  const run = await lockRun(work, runId, ['approved'])
  await passGates(work, run, 'post')
  await refuseOvertaken(work, run)
  refuseBeyondAuthority(work, (await totalsOf(work, [runId])).get(runId)?.chargesCents ?? 0)
  await work.db
    .updateTable('bill_run')
    .set({ state: 'posting', failure: null })
    .where('id', '=', runId)
    .execute()
  await recordCommand(work, {
    command: 'ask-to-post-run',
    subject: runName(runId),
    changes: { state: 'posting' },
  })
  await work.later(postJob, { runId })
  return findRun(work, runId)
}

/**
 * Posts a run: copies its register to bills, lines and entries, and computes nothing. One transaction, so that whoever looks sees
 * all of it or nothing. Numbers have no gap: they are taken here and given back if it fails. A run posted before stays
 * as it is.
 */
export async function postRun(work: Work, runId: number): Promise<void> {
  const run = await lockRun(work, runId, ['posting', 'posted'])
  if (run.state === 'posted') return
  await passGates(work, run, 'post')
  await refuseChanged(work, run)
  const totals = (await totalsOf(work, [runId])).get(runId)
  assert(totals, 'a released run has a register')
  // Once the row of the bill numbers is held, whoever posted before is seen, and nobody posts beside.
  await holdNumbers(work)
  await refuseOvertaken(work, run)
  const moved = await setWise(work, async () => {
    await copyBills(work, run, totals.bills)
    await copyLines(work, runId, totals.lines)
    return postBillLines(work, { runId, postedOn: work.today })
  })
  const columns = ['run_id', 'account_id']
  await countAnew(work, {
    bill: columns,
    bill_line: ['bill_id', 'service_id', 'event_id', 'rate_id'],
    entry: columns,
  })
  assert.equal(moved, totals.chargesCents, 'the entries of a run come to its charges')
  await work.db
    .updateTable('bill_run')
    .set({
      state: 'posted',
      posted_by: work.actor.name,
      posted_at: instant(),
      totals: JSON.stringify(totals),
      failure: null,
    })
    .where('id', '=', runId)
    .execute()
  const changes = { registerHash: run.register_hash, bills: totals.bills, chargesCents: totals.chargesCents }
  await recordCommand(work, { command: 'post-run', subject: runName(runId), changes })
}

async function holdNumbers({ db }: Work): Promise<void> {
  await sql`
    insert into bill_number (last) values (0)
    on conflict (only_row) do update set last = bill_number.last`.execute(db)
}

async function refuseChanged(work: Work, run: BillRun): Promise<void> {
  const found = await registerHash(work, run.id)
  if (found !== run.register_hash) refuse('REGISTER_CHANGED', { released: run.register_hash ?? '', found })
}

/**
 * Numbers go in the order of the mail, rows in that of the accounts, in which they are looked for. An account that is not there would
 * leave its bill out, and is a fault.
 */
async function copyBills(work: Work, run: BillRun, bills: number): Promise<void> {
  const { rows } = await sql<{ last: number }>`
    insert into bill_number (last) values (${bills})
    on conflict (only_row) do update set last = bill_number.last + excluded.last
    returning last`.execute(work.db)
  const before = rows[0]!.last - bills
  const { numAffectedRows } = await sql`
    with numbered as (
      select account_id, row_number() over (order by mail_key, account_id) as place
      from register_bill r where run_id = ${run.id} and ${becomesBill})
    insert into bill (number, run_id, account_id, issued_on, due_on, delinquent_on, period_from, period_until,
      previous_balance_cents, payments_cents, adjustments_cents, charges_cents, total_due_cents, beside_through, beside_cents,
      is_final, mail_key, document, pay_token)
    select lpad((${before}::bigint + place)::text, 8, '0'), run_id, account_id, ${run.bill_on}::date, ${run.due_on}::date,
      ${run.delinquent_on}::date, period_from, period_until, previous_balance_cents, payments_cents, adjustments_cents,
      charges_cents, total_due_cents, beside_through, beside_cents, is_final, mail_key, document,
      replace(gen_random_uuid()::text, '-', '')
    from register_bill r join numbered using (account_id) join account a on a.id = account_id
    where run_id = ${run.id} order by account_id`.execute(work.db)
  assert.equal(Number(numAffectedRows), bills, 'every bill is of an account that is there')
}

/**
 * Every line is for a service, an event and a rate that are there: what the database would check row by row, for all at once. In the
 * order of the bills, so that the pages of a large index are written one after the other.
 */
async function copyLines(work: Work, runId: number, lines: number): Promise<void> {
  const { numAffectedRows } = await sql`
    insert into bill_line (bill_id, line_no, service_id, event_id, rate_id, code, kind, stream, gl_code, period_from,
      period_until, quantity, amount_cents, text_key, derivation)
    select b.id, line_no, l.service_id, l.event_id, l.rate_id, l.code, kind, l.stream, gl_code, l.period_from, l.period_until,
      l.quantity, amount_cents, text_key, derivation
    from register_line l join bill b on b.run_id = l.run_id and b.account_id = l.account_id
    left join service s on s.id = l.service_id left join service_event e on e.id = l.event_id left join rate r on r.id = l.rate_id
    where l.run_id = ${runId} and (l.service_id is null or s.id is not null) and (l.event_id is null or e.id is not null)
      and (l.rate_id is null or r.id is not null)
    order by l.account_id, l.line_no`.execute(work.db)
  assert.equal(
    Number(numAffectedRows),
    lines,
    'every line is for a service, an event and a rate that are there',
  )
}
