import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { cents } from '#kernel/money'
import { postedBill } from '#test/posted-bill'
import { noMail } from '#test/mailbox'
import { testOffice } from '#test/test-office'
import { loadLedgerAccounts } from '../ledger/load-ledger-accounts.ts'
import { postEntry } from '../ledger/post-entry.ts'
import { reverseEntry } from '../ledger/reverse-entry.ts'
import { postPayments } from '../payments/post-payments.ts'
import { sealBooks, sealBooksJob } from './seal-books.ts'
import { verifyBooks } from './verify-books.ts'

const office = testOffice({ on: '2026-11-23' })
const inTransaction: typeof office.work = (task) => office.work(task)
const verify = (noted?: string) => office.work((work) => verifyBooks(work, noted))
const seal = () => sealBooks(inTransaction)

const chart = (['receivable', 'cash', 'revenue'] as const).map((kind, index) => ({
  code: kind === 'revenue' ? 'refuse' : kind,
  name: kind,
  kind,
  fund: '510',
  glString: `510-${index}`,
}))

/** Two bills of $40.00, one paid in part, as a run and a cashier would leave them. */
const bookKeeping = () =>
  office.work(async (work) => {
    await loadLedgerAccounts(work, chart)
    for (const number of ['101', '102']) {
      const { runId, billId, accountId } = await postedBill(work, {
        number,
        lines: [
          { rateKey: null, amountCents: 3000 },
          { rateKey: null, amountCents: 1000 },
        ],
      })
      for (const amount of [3000, 1000])
        await postEntry(work, {
          postedOn: work.today,
          debit: 'receivable',
          credit: 'refuse',
          amount: cents(amount),
          accountId,
          source: 'bill_line',
          sourceId: billId,
          runId,
        })
      if (number === '101')
        await postPayments(work, [
          { accountId, amount: cents(2500), tender: 'check', receivedOn: work.today, receipt: 'R-1' },
        ])
    }
  })

/** Changes the books as nobody may who comes in by the front door: past the application's role. */
const tamper = (statement: string) =>
  office
    .database()
    .db.transaction()
    .execute(async (transaction) => {
      await sql.raw(`set local search_path to "${office.city}", public`).execute(transaction)
      await sql.raw(statement).execute(transaction)
    })

beforeEach(bookKeeping)

describe('sound books', () => {
  it('verify: the chains fit, debits equal credits, every balance is the sum of its entries', async () => {
    await seal()
    const { sound, faults, trial, chains } = await verify()
    expect(faults).toEqual([])
    expect(sound).toBe(true)
    expect([trial.debitCents, trial.creditCents]).toEqual([10_500, 10_500])
    expect(chains).toMatchObject([
      { book: 'command', unsealedRows: 0 },
      { book: 'entry', sealedRows: 5, unsealedRows: 0 },
    ])
  })

  it('are sealed every minute, each row once, and a second sealer finds nothing to do', async () => {
    await sealBooksJob.run({ city: office.city, data: {}, sendMail: noMail, inTransaction })
    expect(await seal()).toEqual({ command: 0, entry: 0 })
    await office.work((work) => reverseEntry(work, { entryId: 1, postedOn: work.today, reason: 'Twice.' }))
    const both = await Promise.all([seal(), seal()])
    expect(both.map(({ entry }) => entry).toSorted((a, b) => a - b)).toEqual([0, 1])
    const { chains } = await verify()
    expect(chains[1]).toMatchObject({ seals: 2, sealedRows: 6, unsealedRows: 0 })
  })

  it('leave room for numbers that were given out and not used', async () => {
    const attempt = office.work(async (work) => {
      await postEntry(work, {
        postedOn: work.today,
        debit: 'receivable',
        credit: 'refuse',
        amount: cents(1),
        accountId: null,
        source: 'test',
        sourceId: 1,
      })
      throw new Error('rolled back')
    })
    await expect(attempt).rejects.toThrow('rolled back')
    await office.work((work) => reverseEntry(work, { entryId: 1, postedOn: work.today, reason: 'Twice.' }))
    await seal()
    const { chains, faults } = await verify()
    expect(chains[1]).toMatchObject({ sealedRows: 6 })
    expect(faults.filter(({ where }) => where.startsWith('entry'))).toEqual([])
  })

  it('tell how far they are sealed', async () => {
    await seal()
    const response = await office.as('auditor').get('/audit/chain')
    expect(await response.json()).toMatchObject({
      chains: [
        { book: 'command', seals: 1 },
        {
          book: 'entry',
          rows: 5,
          sealedRows: 5,
          seals: 1,
          lastHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
    })
    const { rows } = (await (await office.as('auditor').get('/audit')).json()) as {
      rows: { sealed: boolean }[]
    }
    expect(rows.every(({ sealed }) => sealed)).toBe(true)
  })
})

describe('a tampered row is found and named', () => {
  beforeEach(async () => {
    await seal()
  })

  it.each([
    {
      deed: 'an amount that was changed',
      by: 'update entry set amount_cents = 2000 where id = 4',
      named: 'entry 4',
    },
    { deed: 'an entry that was taken out', by: 'delete from entry where id = 4', named: 'entry 4' },
    {
      deed: 'a record under another name',
      by: "update command_record set actor_name = 'Somebody else' where id = 2",
      named: 'record 2',
    },
    { deed: 'a record that was taken out', by: 'delete from command_record where id = 1', named: 'record 1' },
    {
      deed: 'a seal made to fit',
      by: "update seal set hash = repeat('a', 64) where book = 'entry'",
      named: 'seal',
    },
    {
      deed: 'a line that was changed',
      by: 'update bill_line set amount_cents = 1 where bill_id = 2',
      named: 'bill 102',
    },
    {
      deed: 'a bill that was changed',
      by: 'update bill set total_due_cents = 1 where id = 1',
      named: 'bill 101',
    },
    {
      deed: 'a bill and lines that were changed together',
      by: `update bill_line set amount_cents = 500 where bill_id = 2 and line_no = 2;
        update bill set charges_cents = 3500, total_due_cents = 3500 where id = 2`,
      named: 'bill 102',
    },
    {
      deed: 'a payment that was changed',
      by: 'update payment set amount_cents = 1 where id = 1',
      named: 'payment 1',
    },
  ])('$deed', async ({ by, named }) => {
    await tamper(by)
    const { sound, faults } = await verify()
    expect(sound).toBe(false)
    expect(faults.map(({ where }) => where)).toContainEqual(expect.stringContaining(named))
  })

  it('an entry that was slipped in where a number was free', async () => {
    await tamper('delete from entry where id = 4')
    await tamper('delete from seal')
    await seal()
    expect((await verify()).chains[1]).toMatchObject({ sealedRows: 4 })
    await tamper(`insert into entry (id, posted_on, debit_id, credit_id, amount_cents, account_id, source, source_id)
      overriding system value values (4, '2026-11-23', 1, 2, 1, 1, 'test', 1)`)
    const { faults } = await verify()
    expect(faults).toContainEqual({
      where: 'entry 4',
      what: 'It was slipped in between rows that were sealed.',
    })
  })

  it('a seal taken out of the middle', async () => {
    await office.work((work) => reverseEntry(work, { entryId: 1, postedOn: work.today, reason: 'Twice.' }))
    await seal()
    await tamper("delete from seal where book = 'entry' and first_id = 1")
    const { faults } = await verify()
    expect(faults[0]).toMatchObject({
      where: expect.stringContaining('seal'),
      what: expect.stringContaining('follow'),
    })
  })

  it('a chain made anew from changed books, by the hash that was written down before', async () => {
    const noted = (await verify()).chains[1]!.lastHash!
    expect((await verify(noted)).sound).toBe(true)
    await tamper('update entry set posted_on = posted_on - 1 where id = 1; delete from seal')
    await seal()
    expect((await verify()).sound).toBe(true)
    expect((await verify(noted)).faults).toMatchObject([{ where: `the hash ${noted}` }])
  })
})
