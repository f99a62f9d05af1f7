import type { counter } from '@cartwright/api/counter'
import type { BankDeposit } from '@cartwright/api/counter-shapes'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { nextNumber } from './next-number.ts'
import { type Check, type Content, contentOf, type What, checksIn, sumOf } from './deposit-content.ts'

export type DepositShown = z.infer<typeof BankDeposit>
type Stored = Omit<DepositShown, 'depositOn' | 'sentOn' | 'statementOn' | 'totalCents'> & {
  readonly depositOn: PlainDate
  readonly sentOn: PlainDate | null
  readonly statementOn: PlainDate | null
}

async function readDeposits(work: Work, of: RawBuilder<unknown>): Promise<DepositShown[]> {
  const { rows } = await sql<Stored>`
    select id as "bankDepositId", number, deposit_on as "depositOn", state, currency_cents as "currencyCents",
      coin_cents as "coinCents", checks_count as "checksCount", checks_cents as "checksCents", made_by as "madeBy",
      sent_on as "sentOn", statement_on as "statementOn",
      coalesce((select sum(c.checks_cents - (w.expected->>'checksCents')::bigint) from cash_drawer w
        cross join lateral (select checks_cents from cash_count where drawer_id = w.id order by id desc limit 1) c
        where w.bank_deposit_id = d.id), 0)::bigint as "checksOffCents",
      coalesce((select jsonb_agg(b.id order by b.id) from cash_batch b where b.bank_deposit_id = d.id), '[]') as batches,
      coalesce((select jsonb_agg(w.id order by w.id) from cash_drawer w where w.bank_deposit_id = d.id), '[]') as drawers
    from bank_deposit d where ${of}`.execute(work.db)
  return rows.map((row) => ({
    ...row,
    totalCents: row.currencyCents + row.coinCents + row.checksCents,
    depositOn: row.depositOn.toString(),
    sentOn: row.sentOn?.toString() ?? null,
    statementOn: row.statementOn?.toString() ?? null,
  }))
}

/** One bank deposit. Refuses BANK_DEPOSIT_NOT_FOUND. */
async function depositById(work: Work, bankDepositId: number): Promise<DepositShown> {
  const [found] = await readDeposits(work, sql`id = ${bankDepositId}`)
  return found ?? refuse('BANK_DEPOSIT_NOT_FOUND', { bankDepositId })
}

/** What of closed batches and drawers is in no bank deposit yet. */
export async function readyForBank(work: Work): Promise<SuccessOf<typeof counter.bankDeposits>['ready']> {
  const ids = async (table: 'cash_batch' | 'cash_drawer') =>
    (
      await work.db
        .selectFrom(table)
        .select('id')
        .where('state', '=', 'closed')
        .where('bank_deposit_id', 'is', null)
        .orderBy('id')
        .execute()
    ).map(({ id }) => id)
  const what = { batches: await ids('cash_batch'), drawers: await ids('cash_drawer') }
  const { cashCents, checksCents, checksOffCents } = await contentOf(work, what)
  return { ...what, cashCents, checksCents, checksOffCents }
}

/** Bank deposits, those that are not on the statement before all others, and what of closed batches and drawers is not in one yet. */
export async function bankDeposits(work: Work): Promise<SuccessOf<typeof counter.bankDeposits>> {
  return {
    ready: await readyForBank(work),
    rows: await readDeposits(work, sql`true order by state = 'on-statement', id desc limit 100`),
  }
}

/**
 * Puts closed batches and drawers into one bank deposit, under the next number of the year. The float of a drawer stays. The same request again
 * answers with the deposit it made. Refuses what is not closed or is in one already, nothing at all, and coin that the cash does not hold.
 */
export async function prepareDeposit(
  work: Work,
  { body }: ReceivedBy<typeof counter.prepare>,
): Promise<DepositShown> {
  // Held before the request is looked for: of the same request twice at once, the second finds what the first made.
  const taken = await holdWhat(work, body)
  const made = await work.db
    .selectFrom('bank_deposit')
    .select('id')
    .where('request_id', '=', body.key)
    .executeTakeFirst()
  if (made) return depositById(work, made.id)
  if (taken.batches.length + taken.drawers.length > 0) refuse('BANK_DEPOSIT_TAKEN', taken)
  const content = await contentOf(work, body)
  const { coinCents } = body
  if (content.cashCents + content.checksCents === 0) refuse('BANK_DEPOSIT_EMPTY', {})
  if (coinCents > content.cashCents || (content.cashCents - coinCents) % 100 !== 0)
    refuseField('coinCents', 'The rest of the cash is whole dollars in notes: write how much of it is coin.')
  const id = await storeDeposit(work, body, content)
  return depositById(work, id)
}

/** Holds batches and drawers until the work ends, and answers those that are not ready for the bank. */
async function holdWhat(
  { db }: Work,
  { batches, drawers }: What,
): Promise<{ batches: number[]; drawers: number[] }> {
  const ready = async (table: 'cash_batch' | 'cash_drawer', ids: readonly number[]) => {
    if (ids.length === 0) return []
    const rows = await db
      .selectFrom(table)
      .select(['id', 'state', 'bank_deposit_id'])
      .where('id', 'in', ids)
      .orderBy('id')
      .forUpdate()
      .execute()
    const good = new Set(
      rows.flatMap((row) => (row.state === 'closed' && row.bank_deposit_id === null ? [row.id] : [])),
    )
    return ids.filter((id) => !good.has(id))
  }
  return { batches: await ready('cash_batch', batches), drawers: await ready('cash_drawer', drawers) }
}

async function storeDeposit(
  work: Work,
  { batches, drawers, coinCents, key }: ReceivedBy<typeof counter.prepare>['body'],
  { cashCents, checksCents, checksCount, checksOffCents }: Content,
): Promise<number> {
  const number = await nextNumber(work, 'bank-deposit')
  const { id } = await work.db
    .insertInto('bank_deposit')
    .values({
      number,
      deposit_on: work.today,
      currency_cents: cashCents - coinCents,
      coin_cents: coinCents,
      checks_count: checksCount,
      checks_cents: checksCents,
      request_id: key,
      made_by: work.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`update cash_batch set bank_deposit_id = ${id} where id = any(${batches}::bigint[])`.execute(
    work.db,
  )
  await sql`update cash_drawer set bank_deposit_id = ${id} where id = any(${drawers}::bigint[])`.execute(
    work.db,
  )
  await recordCommand(work, {
    command: 'prepare-bank-deposit',
    subject: `bank deposit ${number}`,
    changes: { batches, drawers, cashCents, checksCount, checksCents, checksOffCents },
  })
  return id
}

/** Says that a bank deposit went to the bank. Said twice it changes nothing. */
export const sendDeposit = (work: Work, bankDepositId: number): Promise<DepositShown> =>
  step(work, bankDepositId, {
    from: 'prepared',
    to: 'sent',
    set: { sent_by: work.actor.name, sent_on: work.today },
  })

/** Says that the statement of the bank has it, and of which day. Said twice it changes nothing. Refuses a day to come. */
export function depositOnStatement(
  work: Work,
  { params, body }: ReceivedBy<typeof counter.onStatement>,
): Promise<DepositShown> {
  const on = PlainDate.from(body.on)
  if (isBefore(work.today, on)) refuseField('on', 'Write today or an earlier day.')
  const set = { statement_on: on, statement_note: body.note }
  return step(work, params.bankDepositId, { from: 'sent', to: 'on-statement', set })
}

type Step = {
  readonly from: DepositShown['state']
  readonly to: DepositShown['state']
  readonly set: object
}

async function step(work: Work, bankDepositId: number, { from, to, set }: Step): Promise<DepositShown> {
  const held = await work.db
    .selectFrom('bank_deposit')
    .select(['state', 'number'])
    .where('id', '=', bankDepositId)
    .forUpdate()
    .executeTakeFirst()
  if (!held) return refuse('BANK_DEPOSIT_NOT_FOUND', { bankDepositId })
  if (held.state !== to) {
    if (held.state !== from) refuse('BANK_DEPOSIT_NOT_IN_STATE', { state: held.state })
    await work.db
      .updateTable('bank_deposit')
      .set({ ...set, state: to })
      .where('id', '=', bankDepositId)
      .execute()
    await recordCommand(work, {
      command: `bank-deposit-${to}`,
      subject: `bank deposit ${held.number}`,
      changes: { from, to },
    })
  }
  return depositById(work, bankDepositId)
}

/** What the slip says: cash, coin and every check as it was taken in, with who it is from, and what the count of the drawers had of them beyond or below. */
export async function slipData(
  work: Work,
  bankDepositId: number,
): Promise<DepositShown & { readonly checks: readonly Check[] }> {
  const deposit = await depositById(work, bankDepositId)
  const checks = await checksIn(work, deposit)
  return { ...deposit, checks, checksOffCents: deposit.checksCents - sumOf(checks) }
}
