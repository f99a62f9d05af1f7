import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Actor, InTransaction, Work } from '#kernel/work'
import { prepareDeposit, sendDeposit } from '../cash/bank-deposits.ts'
import { closeBatch } from '../cash/close-batch.ts'
import { enterItem } from '../cash/enter-item.ts'
import { openBatch } from '../cash/open-batch.ts'
import { takeReceipt } from '../cash/take-receipt.ts'
import { closeDrawer, countDrawer, openDrawer } from '../cash/tend-drawer.ts'
import { findCheck } from '../returns/find-check.ts'
import { recordReturn } from '../returns/record-return.ts'
import type { PastDays } from './past-days.ts'

type Planned = {
  readonly past: PastDays
  readonly office: Readonly<Record<'coordinator' | 'clerk' | 'manager', Actor>>
  readonly today: PlainDate
}
type Owing = { readonly number: string; readonly cents: number }

/**
 * What the mail and the counter brought: a batch and a drawer that were closed and went to the bank, a check of it that came back, and
 * a batch that waits.
 */
export async function plantCash({ past, office, today }: Planned): Promise<void> {
  const owing = await past.on(today, office.clerk)(homes)
  if (owing.length < 24) return
  const before = past.on(today.subtract({ days: 4 }), office.clerk)
  const batchId = await enterBatch(before, {
    items: owing.slice(0, 12),
    on: today.subtract({ days: 4 }),
    left: 0,
  })
  await before((work) => closeBatch(work, { params: { batchId }, body: { key: 'practice: first batch' } }))
  const drawerId = await dayAtTheCounter(before, owing.slice(12, 15))
  await before(async (work) => {
    const body = { key: 'practice: first deposit', batches: [batchId], drawers: [drawerId], coinCents: 75 }
    await sendDeposit(work, (await prepareDeposit(work, { body })).bankDepositId)
  })
  await past.on(today, office.clerk)((work) => comesBack(work, owing[4]!))
  await enterBatch(past.on(today, office.clerk), { items: owing.slice(15, 24), on: today, left: 3 })
}

/** The bank did not pay one check of the batch. The clerk finds it by its number and records it; its letter waits to be looked at. */
async function comesBack(work: Work, { cents }: Owing): Promise<void> {
  const found = await findCheck(work, { checkNumber: checkNumber(4), amountCents: cents })
  const paymentId = found.rows[0]!.paymentId!
  const returnedOn = work.today.subtract({ days: 1 }).toString()
  const body = { reason: 'nsf', returnedOn, note: '', waiveFee: false }
  await recordReturn(work, { params: { paymentId }, body })
}

/** The number of the check in a line of a bundle. */
const checkNumber = (at: number): string => String(2041 + at * 17)

type Bundle = { readonly items: readonly Owing[]; readonly on: PlainDate; readonly left: number }

/** Enters the lines of a bundle of checks but for those that are left for later, and answers its batch. */
async function enterBatch(inTransaction: InTransaction, { items, on, left }: Bundle): Promise<number> {
  const { batchId } = await inTransaction((work) =>
    openBatch(work, {
      body: {
        key: `practice: batch of ${on.toString()}`,
        kind: 'mail',
        tender: 'check',
        asks: 'check',
        receivedOn: on.toString(),
        controlCount: items.length,
        controlCents: items.reduce((sum, { cents }) => sum + cents, 0),
        note: left > 0 ? 'Second bundle of the morning mail' : null,
      },
    }),
  )
  for (const [at, { number, cents }] of items.slice(0, items.length - left).entries())
    await inTransaction((work) =>
      enterItem(work, {
        params: { batchId },
        body: {
          key: `practice: line ${at + 1} of ${on.toString()}`,
          typed: number,
          suspense: false,
          amountCents: cents,
          checkNumber: checkNumber(at),
          routing: null,
          takeCheck: false,
          keystrokes: 17,
          activeMs: 5200 + at * 140,
          held: 0,
        },
      }),
    )
  return batchId
}

/** One drawer: a receipt in cash, one by check, one by card; a quarter short when it was counted. */
async function dayAtTheCounter(inTransaction: InTransaction, paying: readonly Owing[]): Promise<number> {
  const { drawerId } = await inTransaction((work) =>
    openDrawer(work, { body: { key: 'practice: first drawer', floatCents: 10_000 } }),
  )
  const nothing = { checkNumber: null, routing: null, cardBrand: null, cardLast4: null }
  const tenders = [
    { ...nothing, tender: 'cash', amountCents: 4000 },
    { ...nothing, tender: 'check', amountCents: paying[1]!.cents, checkNumber: '881' },
    { ...nothing, tender: 'card', amountCents: paying[2]!.cents, cardBrand: 'Visa', cardLast4: '4242' },
  ] as const
  for (const [at, tender] of tenders.entries()) {
    const { number, cents } = paying[at]!
    const parts = [{ accountNumber: number, amountCents: tender.tender === 'cash' ? 4000 : cents }]
    await inTransaction((work) =>
      takeReceipt(work, {
        body: { key: `practice: receipt ${at + 1}`, parts, tenders: [tender], takeCheck: false },
      }),
    )
  }
  const pieces = [
    { cents: 2000, pieces: 6 },
    { cents: 500, pieces: 3 },
    { cents: 100, pieces: 4 },
    { cents: 25, pieces: 3 },
  ] as const
  const count = {
    pieces: [...pieces],
    checksCount: 1,
    checksCents: paying[1]!.cents,
    cardsCents: paying[2]!.cents,
  }
  const reason = 'A quarter too many given back'
  await inTransaction((work) => countDrawer(work, { params: { drawerId }, body: count }))
  await inTransaction((work) => closeDrawer(work, { params: { drawerId }, body: { reason } }))
  return drawerId
}

/** Homes of the second cycle that owe something, far into the list: nobody tries things on them. */
async function homes(work: Work): Promise<Owing[]> {
  const { rows } = await sql<Owing>`
    select a.number, owed.cents from account a
    cross join lateral (select sum(e.amount_cents * ((d.kind = 'receivable')::int - (c.kind = 'receivable')::int))::bigint as cents
      from entry e join ledger_account d on d.id = e.debit_id join ledger_account c on c.id = e.credit_id
      where e.account_id = a.id) owed
    where a.class = 'residential' and a.cycle = '2' and a.closed_on is null and owed.cents > 0
    order by a.id desc limit 24`.execute(work.db)
  return rows
}
