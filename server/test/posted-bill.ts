import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

/** One charge of a bill that a test puts into the books: which row it was charged by, and which rows its working names. */
export type PostedLine = {
  readonly rateKey: string | null
  readonly amountCents: number
  readonly parts?: readonly string[]
}

/** Puts a posted bill for this month into the books as if a run had made it: its account, its run, and its lines. */
export async function postedBill(
  work: Work,
  { number, lines }: { readonly number: string; readonly lines: readonly PostedLine[] },
): Promise<{ runId: number; billId: number; accountId: number }> {
  const from = work.today.with({ day: 1 })
  const month = { from, until: from.add({ months: 1 }) }
  const accountId = await addAccount(work, number)
  const runId = await addRun(work, month)
  const total = lines.reduce((sum, { amountCents }) => sum + amountCents, 0)
  const billId = await addBill(work, { number, runId, accountId, total, ...month })
  for (const [index, line] of lines.entries())
    await addLine(work, { ...line, ...month, billId, no: index + 1 })
  return { runId, billId, accountId }
}

type Days = { readonly from: PlainDate; readonly until: PlainDate }

async function addAccount({ db, today }: Work, number: string): Promise<number> {
  await db
    .insertInto('cycle')
    .values({
      code: 'R',
      name: 'R',
      months: 1,
      timing: 'arrears',
      anchor_on: today.with({ day: 1 }),
      body: '{}',
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const street = { street_number: number, street: 'A ST', place: 'X', state: 'CA', zip: '91764' }
  const premise = await db
    .insertInto('premise')
    .values({ ...street, address_key: `${number} A ST` })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id } = await db
    .insertInto('account')
    .values({ number, premise_id: premise.id, class: 'residential', cycle: 'R', opened_on: today })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function addRun({ db }: Work, { from, until }: Days): Promise<number> {
  const { id } = await db
    .insertInto('bill_run')
    .values({
      cycle: 'R',
      // A list, so that a test may have more than one of a month.
      kind: 'list',
      period_from: from,
      period_until: until,
      cut_off_on: from,
      bill_on: until,
      due_on: until,
      delinquent_on: until,
      months: 1,
      timing: 'arrears',
      opened_by: 'a test',
      opened_by_key: 'test',
      state: 'posted',
      posted_at: from.toZonedDateTime('UTC').toInstant(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function addBill(
  { db }: Work,
  bill: Days & { number: string; runId: number; accountId: number; total: number },
): Promise<number> {
  const { number, runId, accountId, total, from, until } = bill
  const { id } = await db
    .insertInto('bill')
    .values({
      number,
      run_id: runId,
      account_id: accountId,
      issued_on: until,
      due_on: until,
      delinquent_on: until,
      period_from: from,
      period_until: until,
      previous_balance_cents: 0,
      payments_cents: 0,
      adjustments_cents: 0,
      charges_cents: total,
      total_due_cents: total,
      beside_through: 0,
      beside_cents: 0,
      is_final: false,
      mail_key: number,
      document: '{}',
      pay_token: number,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function addLine(
  { db }: Work,
  line: PostedLine & Days & { billId: number; no: number },
): Promise<void> {
  const { billId, no, rateKey, amountCents, parts = [], from, until } = line
  const rate = rateKey
    ? await db.selectFrom('rate').select('id').where('row_key', '=', rateKey).executeTakeFirstOrThrow()
    : null
  await db
    .insertInto('bill_line')
    .values({
      bill_id: billId,
      line_no: no,
      rate_id: rate?.id ?? null,
      code: 'refuse',
      kind: 'service',
      gl_code: 'refuse',
      period_from: from,
      period_until: until,
      quantity: 1,
      amount_cents: amountCents,
      text_key: 'refuse-cart',
      derivation: JSON.stringify({ kind: 'service', parts: parts.map((key) => ({ row: key })) }),
    })
    .execute()
}
