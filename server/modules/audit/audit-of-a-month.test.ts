import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { cents } from '#kernel/money'
import { postedRun } from '#test/bill-runs'
import { smallTown } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { postPayments } from '../payments/post-payments.ts'
import { sealBooks } from './seal-books.ts'
import { verifyBooks } from './verify-books.ts'

const office = testOffice({ on: '2026-11-30' })
const verify = () => office.work((work) => verifyBooks(work))

/** Two months of a small town, as its office bills it: a full payment, a part of one, and a service that began in mid-month. */
async function twoMonths(): Promise<void> {
  const town = [{}, {}, { services: [{ what: 'all:cart-set:64 gal', from: '2026-11-16' }] }]
  const accounts = await office.work((work) => smallTown(work, town))
  await postedRun(office)
  office.move('2026-12-15')
  await office.work((work) =>
    postPayments(work, [payment(accounts[0]!.id, 5159, 'R-1'), payment(accounts[1]!.id, 1000, 'R-2')]),
  )
  office.move('2026-12-31')
  await postedRun(office)
}

const payment = (accountId: number, amount: number, receipt: string) =>
  ({ accountId, amount: cents(amount), tender: 'check', receivedOn: office.today(), receipt }) as const

describe('two months of billing', () => {
  it('verify: both chains, every bill, every balance; and everything that was done is on record', async () => {
    await twoMonths()
    await sealBooks((task) => office.work(task))
    const { faults, trial, chains } = await verify()
    expect(faults).toEqual([])
    expect(trial.debitCents).toBeGreaterThan(0)
    expect(chains[1]).toMatchObject({ book: 'entry', unsealedRows: 0 })
    const done = await office.work(({ db }) => db.selectFrom('command_record').select('command').execute())
    expect(done.map(({ command }) => command)).toEqual(
      expect.arrayContaining(['open-run', 'calculate-run', 'review-run', 'release-run', 'post-run']),
    )
  })

  it('tell which bill was made smaller, though bill, line and total fit each other', async () => {
    await twoMonths()
    await sealBooks((task) => office.work(task))
    const { db } = office.database()
    const table = (name: string) => sql.id(office.city, name)
    await sql`update ${table('bill_line')} set amount_cents = amount_cents - 100 where bill_id = 1 and line_no = 1`.execute(
      db,
    )
    await sql`update ${table('bill')} set charges_cents = charges_cents - 100, total_due_cents = total_due_cents - 100
      where id = 1`.execute(db)
    const { faults } = await verify()
    const { number } = await office.work((work) =>
      work.db.selectFrom('bill').select('number').where('id', '=', 1).executeTakeFirstOrThrow(),
    )
    expect(faults.map(({ where }) => where)).toContain(`bill ${number}`)
  })
})
