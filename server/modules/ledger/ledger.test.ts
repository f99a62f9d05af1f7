import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { cents } from '#kernel/money'
import { testOffice } from '#test/test-office'
import { accountBalance, accountLedger } from './ledger-queries.ts'
import { loadLedgerAccounts } from './load-ledger-accounts.ts'
import { postEntries } from './post-entries.ts'
import { type NewEntry, postEntry } from './post-entry.ts'
import { reverseEntry } from './reverse-entry.ts'

const office = testOffice({ on: '2026-11-23' })
const codes = ['1310', '1110', '4410', '4420'] as const

beforeEach(() =>
  office.work((work) =>
    loadLedgerAccounts(
      work,
      codes.map((code, index) => ({
        code,
        name: code,
        kind: (['receivable', 'cash', 'revenue', 'revenue'] as const)[index]!,
        fund: '510',
        glString: code,
      })),
    ),
  ),
)

const entry = (some: Partial<NewEntry> = {}): NewEntry => ({
  postedOn: office.today(),
  debit: '1310',
  credit: '4410',
  amount: cents(4381),
  accountId: 7,
  source: 'bill_line',
  sourceId: 1,
  ...some,
})

describe('an entry', () => {
  it('moves an amount once, from one ledger account to another', async () => {
    await office.work((work) => postEntry(work, entry()))
    await office.work((work) =>
      postEntry(work, entry({ debit: '1110', credit: '1310', amount: cents(4000), source: 'payment' })),
    )
    expect(await office.work((work) => accountBalance(work, 7))).toBe(381)
    const [last, first] = await office.work((work) => accountLedger(work, { accountId: 7, limit: 10 }))
    expect([first!.amount, first!.balance, last!.amount, last!.balance]).toEqual([4381, 4381, -4000, 381])
  })

  it('is refused when the chart has no such ledger account', async () => {
    const attempt = office.work((work) => postEntry(work, entry({ credit: '9999' })))
    await expect(attempt).rejects.toMatchObject({
      problem: { code: 'LEDGER_ACCOUNT_NOT_FOUND', details: { codes: ['9999'] } },
    })
  })

  it('counts from its day on', async () => {
    const tomorrow = office.today().add({ days: 1 })
    await office.work((work) => postEntry(work, entry({ postedOn: tomorrow })))
    expect(await office.work((work) => accountBalance(work, 7, office.today()))).toBe(0)
    expect(await office.work((work) => accountBalance(work, 7, tomorrow))).toBe(4381)
  })

  it('is taken back by its mirror, once, and both stay in the books', async () => {
    const entryId = await office.work((work) => postEntry(work, entry()))
    const takeBack = () =>
      office.work((work) =>
        reverseEntry(work, { entryId, postedOn: work.today, reason: 'Posted to the wrong account.' }),
      )
    const reversal = await takeBack()
    expect(await office.work((work) => accountBalance(work, 7))).toBe(0)
    await expect(takeBack()).rejects.toMatchObject({ problem: { code: 'ENTRY_ALREADY_REVERSED' } })
    const again = office.work((work) =>
      reverseEntry(work, { entryId: reversal, postedOn: work.today, reason: 'No.' }),
    )
    await expect(again).rejects.toMatchObject({ problem: { code: 'ENTRY_NOT_FOUND' } })
    expect(await office.work((work) => accountLedger(work, { accountId: 7, limit: 10 }))).toHaveLength(2)
  })
})

it('whatever is posted: debits equal credits, and a balance is the sum of its entries', async () => {
  const posted = fc.record({
    debit: fc.constantFrom(...codes),
    credit: fc.constantFrom(...codes),
    amount: fc.integer({ min: 1, max: 10_000_000 }).map(cents),
    accountId: fc.integer({ min: 1, max: 3 }),
  })
  const many = fc.array(
    posted.filter(({ debit, credit }) => debit !== credit),
    { minLength: 1, maxLength: 30 },
  )
  await fc.assert(
    fc.asyncProperty(many, async (list) => {
      const before = await balances()
      await office.work((work) =>
        postEntries(
          work,
          list.map((one) => entry(one)),
        ),
      )
      const after = await balances()
      const moved = [1, 2, 3].map((accountId) =>
        list
          .filter((one) => one.accountId === accountId)
          .reduce(
            (sum, { debit, credit, amount }) =>
              sum + (debit === '1310' ? amount : 0) - (credit === '1310' ? amount : 0),
            0,
          ),
      )
      expect(after.map((balance, index) => balance - before[index]!)).toEqual(moved)
      expect(await netOfAll()).toBe(0)
    }),
    { numRuns: 15 },
  )
})

const balances = () =>
  office.work(async (work) => {
    const found = []
    for (const accountId of [1, 2, 3]) found.push(await accountBalance(work, accountId))
    return found
  })

/** The sum of all ledger accounts, debits counted up and credits down. */
const netOfAll = () =>
  office.work(async ({ db }) => {
    const rows = await db.selectFrom('entry').select(['debit_id', 'credit_id', 'amount_cents']).execute()
    const net = new Map<number, number>()
    for (const { debit_id, credit_id, amount_cents } of rows) {
      net.set(debit_id, (net.get(debit_id) ?? 0) + amount_cents)
      net.set(credit_id, (net.get(credit_id) ?? 0) - amount_cents)
    }
    return [...net.values()].reduce((a, b) => a + b, 0)
  })
