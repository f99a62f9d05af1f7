import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import type { Work } from '#kernel/work'
import type { Derivation } from '../rates/derivation.ts'
import type { MadeBill } from './bill-account.ts'
import { mailKey } from './mail-lines.ts'

/** A register row to write; an account that a person holds stays held. */
export type RegisterEntry = MadeBill & { readonly held: boolean }

/**
 * Writes register rows in place of those the accounts had. A decision on an exception stays when the same thing is found again
 * with the same figures; when it is no longer the same, a person decides anew.
 */
export async function writeRegister(
  work: Work,
  runId: number,
  made: readonly RegisterEntry[],
): Promise<void> {
  const accountIds = made.map(({ bill }) => bill.facts.accountId)
  if (await anyBetween(work, runId, accountIds)) await deleteRows(work, runId, accountIds)
  await writeBills(work, runId, made)
  await writeLines(work, runId, made)
  await writeExceptions(work, runId, made, accountIds)
}

/**
 * Whether there is a row from the first of some accounts to the last: one step into the index, where a first calculation would look
 * for each of them. Asked for in its order, for the statistics of a table that is being filled would have it read whole.
 */
async function anyBetween({ db }: Work, runId: number, accountIds: readonly number[]): Promise<boolean> {
  const inOrder = accountIds.toSorted((a, b) => a - b)
  const [first, last] = [inOrder[0], inOrder.at(-1)]
  if (first === undefined || last === undefined) return false
  const next = await db
    .selectFrom('register_bill')
    .select('account_id')
    .where('run_id', '=', runId)
    .where('account_id', '>=', first)
    .orderBy('account_id')
    .limit(1)
    .executeTakeFirst()
  return next !== undefined && next.account_id <= last
}

async function deleteRows({ db }: Work, runId: number, accountIds: readonly number[]): Promise<void> {
  for (const table of ['register_line', 'register_bill'])
    await sql`delete from ${sql.table(table)}
      where run_id = ${runId} and account_id = any(${accountIds}::bigint[])`.execute(db)
}

async function writeBills(work: Work, runId: number, made: readonly RegisterEntry[]): Promise<void> {
  await insertRows(work, {
    into: sql`insert into register_bill`,
    rows: made,
    columns: {
      run_id: ['bigint', () => runId],
      account_id: ['bigint', ({ bill }) => bill.facts.accountId],
      account_number: ['text', ({ bill }) => bill.facts.accountNumber],
      payer_name: ['text', ({ bill }) => bill.document.payer.name],
      service_address: ['text', ({ bill }) => bill.document.serviceAddress.line],
      mail_key: [
        'text',
        ({ bill: { document, facts } }) => mailKey({ lines: document.mailTo, zip: document.mailZip }, facts),
      ],
      fingerprint: ['text', ({ fingerprint }) => fingerprint],
      period_from: ['date', ({ bill }) => bill.periodFrom],
      period_until: ['date', ({ bill }) => bill.periodUntil],
      is_billed: ['boolean', ({ bill }) => bill.isBilled],
      previous_balance_cents: ['bigint', ({ bill }) => bill.previousBalanceCents],
      payments_cents: ['bigint', ({ bill }) => bill.paymentsCents],
      adjustments_cents: ['bigint', ({ bill }) => bill.adjustmentsCents],
      charges_cents: ['bigint', ({ bill }) => bill.chargesCents],
      total_due_cents: ['bigint', ({ bill }) => bill.totalDueCents],
      last_charges_cents: ['bigint', ({ bill }) => bill.lastChargesCents],
      beside_through: ['bigint', ({ bill }) => bill.facts.beside.through],
      beside_cents: ['bigint', ({ bill }) => bill.facts.beside.cents],
      line_count: ['bigint', ({ bill }) => bill.lines.length],
      is_final: ['boolean', ({ bill }) => bill.isFinal],
      is_new: ['boolean', ({ bill }) => bill.isNew],
      is_prorated: ['boolean', ({ bill }) => bill.isProrated],
      held: ['boolean', ({ held }) => held],
      class: ['text', ({ bill }) => bill.facts.class],
      document: ['jsonb', ({ bill }) => JSON.stringify(bill.document)],
    },
  })
}

async function writeLines(work: Work, runId: number, made: readonly RegisterEntry[]): Promise<void> {
  await insertRows(work, {
    into: sql`insert into register_line`,
    rows: made.flatMap(({ bill }) =>
      bill.lines.map((line) => ({ ...line, accountId: bill.facts.accountId })),
    ),
    columns: {
      run_id: ['bigint', () => runId],
      account_id: ['bigint', ({ accountId }) => accountId],
      line_no: ['bigint', ({ lineNo }) => lineNo],
      service_id: ['bigint', ({ serviceId }) => serviceId],
      event_id: ['bigint', ({ eventId }) => eventId],
      rate_id: ['bigint', ({ rateId }) => rateId],
      code: ['text', ({ code }) => code],
      kind: ['text', ({ kind }) => kind],
      stream: ['text', ({ stream }) => stream],
      gl_code: ['text', ({ glCode }) => glCode],
      period_from: ['date', ({ periodFrom }) => periodFrom],
      period_until: ['date', ({ periodUntil }) => periodUntil],
      quantity: ['bigint', ({ quantity }) => quantity],
      amount_cents: ['bigint', ({ amountCents }) => amountCents],
      text_key: ['text', ({ textKey }) => textKey],
      derivation: ['jsonb', ({ derivation }) => derivationText(derivation)],
    },
  })
}

const texts = new WeakMap<Derivation, string>()

/** A derivation as JSON. That of an example is written once for all who were charged like it. */
function derivationText(derivation: Derivation): string {
  const known = texts.get(derivation)
  if (known !== undefined) return known
  const text = JSON.stringify(derivation)
  texts.set(derivation, text)
  return text
}

async function writeExceptions(
  work: Work,
  runId: number,
  made: readonly RegisterEntry[],
  accountIds: readonly number[],
): Promise<void> {
  const found = made.flatMap(({ bill, exceptions }) =>
    exceptions.map((exception) => ({ ...exception, accountId: bill.facts.accountId })),
  )
  // Bills are compared with their peers when all of them are made; what was decided on that is looked at then.
  await sql`delete from run_exception e
    where e.run_id = ${runId} and e.account_id = any(${accountIds}::bigint[]) and e.code <> 'change-against-peers'
      and not exists (select from unnest(${found.map(({ accountId }) => accountId)}::bigint[],
        ${found.map(({ code }) => code)}::text[]) as now (account, code)
        where now.account = e.account_id and now.code = e.code)`.execute(work.db)
  await insertRows(work, {
    into: sql`insert into run_exception as e`,
    rows: found,
    columns: {
      run_id: ['bigint', () => runId],
      account_id: ['bigint', ({ accountId }) => accountId],
      code: ['text', ({ code }) => code],
      severity: ['text', ({ severity }) => severity],
      details: ['jsonb', ({ details }) => JSON.stringify(details)],
    },
    after: sql`on conflict (run_id, account_id, code) do update set severity = excluded.severity, details = excluded.details,
      decision = case when e.details = excluded.details then e.decision end,
      decided_by = case when e.details = excluded.details then e.decided_by end,
      decided_at = case when e.details = excluded.details then e.decided_at end,
      note = case when e.details = excluded.details then e.note end`,
  })
}
