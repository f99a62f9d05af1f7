import type { SuspenseWhy } from '@cartwright/api/suspense-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import { insertRows } from '#database/insert-rows'
import type { PlainDate } from '#kernel/dates'
import type { Cents } from '#kernel/money'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { digitsOf } from '../accounts/account-queries.ts'
import { codesByKind } from '../ledger/ledger-queries.ts'
import { postEntries } from '../ledger/post-entries.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { suspenseRule } from '../policies/suspense-policy.ts'

/** Money that came in and belongs to no account that is known. */
export type NewSuspenseItem = {
  /** What brought it, and its number there: each goes into suspense once. */
  readonly source: 'cash-item' | 'file-item'
  readonly sourceId: number
  readonly amount: Cents
  readonly tender: 'cash' | 'check' | 'card' | 'ach'
  readonly receivedOn: PlainDate
  readonly why: z.infer<typeof SuspenseWhy>
  readonly payerName?: string | null
  /** The account number as the payer wrote it. */
  readonly written?: string | null
  readonly payerRouting?: string | null
  /** The last four digits of the payer's bank account, and never more of it. */
  readonly payerLast4?: string | null
  readonly checkNumber?: string | null
  /** The day it counts in the books; that of its receipt unless another is named. */
  readonly postedOn?: PlainDate
}

/**
 * Puts money into suspense: each item moves its amount from cash to the suspense account of the city's rule. Answers their numbers in the order
 * given. Refuses SUSPENSE_RULE_MISSING where no rule of the day says which account that is. The caller records the command it is part of.
 */
export async function putInSuspense(work: Work, items: readonly NewSuspenseItem[]): Promise<number[]> {
  if (items.length === 0) return []
  const heldIn = await suspenseCode(work)
  const { cash } = await codesByKind(work, 'cash')
  const ids = await takeIds(work, items.length)
  const entries = await postEntries(
    work,
    items.map(({ amount, receivedOn, postedOn = receivedOn }, index) => ({
      postedOn,
      debit: cash,
      credit: heldIn,
      amount,
      accountId: null,
      source: 'suspense',
      sourceId: ids[index]!,
    })),
  )
  await insertRows(work, {
    into: sql`insert into suspense_item`,
    overriding: true,
    rows: items.map((item, index) => ({ ...item, id: ids[index], entryId: entries[index] })),
    columns: {
      id: ['bigint', ({ id }) => id],
      source: ['text', ({ source }) => source],
      source_id: ['bigint', ({ sourceId }) => sourceId],
      amount_cents: ['bigint', ({ amount }) => amount],
      tender: ['text', ({ tender }) => tender],
      received_on: ['date', ({ receivedOn }) => receivedOn],
      payer_name: ['text', ({ payerName }) => payerName?.trim() || null],
      written: ['text', ({ written }) => written?.trim() || null],
      written_key: ['text', ({ written }) => writtenKey(written ?? '')],
      payer_routing: ['text', ({ payerRouting }) => payerRouting ?? null],
      payer_last4: ['text', ({ payerLast4 }) => payerLast4?.slice(-4) ?? null],
      check_number: ['text', ({ checkNumber }) => checkNumber ?? null],
      why: ['text', ({ why }) => why],
      held_in: ['text', () => heldIn],
      entry_id: ['bigint', ({ entryId }) => entryId],
      put_in_by: ['text', () => work.actor.name],
    },
  })
  return ids
}

/** A number as it compares with others that payers write; null when nothing is written. */
export const writtenKey = (written: string): string | null => digitsOf(written.trim()) || null

async function suspenseCode(work: Work): Promise<string> {
  const rule = suspenseRule(await policiesFor(work), work.today)
  return rule?.ledgerAccount ?? refuse('SUSPENSE_RULE_MISSING', {})
}

/** Numbers for items ahead of their rows: entry and item name each other, and rows of the ledger never change. */
async function takeIds(work: Work, howMany: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('suspense_item', 'id')) as id from generate_series(1, ${howMany}::int)`.execute(
    work.db,
  )
  return rows.map(({ id }) => id)
}
