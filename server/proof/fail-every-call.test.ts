import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { carryOn } from '#test/carry-on'
import { misfits } from '#test/misfits'
import { askForReview, smallTown } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { failuresOf, whileBreaking } from '#test/while-breaking'
import { sealBooks } from '../modules/audit/seal-books.ts'
import { verifyBooks } from '../modules/audit/verify-books.ts'

const first = PlainDate.from('2027-01-31')
const office = testOffice({ on: first.toString(), keep: true })
const rooms = {
  get: office.get,
  post: office.post,
  manager: office.as('manager'),
  finishJobs: office.finishJobs,
}

it('whichever call to the database fails, the run goes on to the same bills, and nothing is lost or doubled', async () => {
  await office.work((work) =>
    smallTown(work, [
      {},
      { services: [{ what: 'all:cart-set:64 gal' }] },
      { class: 'commercial', services: [{ what: 'refuse:bin:4 yd' }] },
    ]),
  )
  await office.work((work) => askForReview(work, { sample: 1, previousRun: 'posted' }))
  let day = first
  const month = (): string => {
    day = day.add({ months: 1 }).with({ day: 28 })
    office.move(day.toString())
    return day.toString()
  }
  const bill = () => carryOn(rooms, '1', day.toString())
  // The first bill differs from all that follow, and the second is the first that has a bill before it.
  for (const _ of ['first', 'second']) {
    month()
    await bill()
  }
  month()
  const undisturbed = await whileBreaking(bill)
  const { totals } = undisturbed.result!
  const failures = failuresOf(undisturbed.calls)
  expect(failures.length).toBeGreaterThan(60)
  for (const at of failures) {
    month()
    const { broke } = await whileBreaking(bill, at)
    expect({ at, broke }).toEqual({ at, broke: true })
    const run = await bill()
    expect({ at, charges: run.totals.chargesCents, bills: run.totals.bills }).toEqual({
      at,
      charges: totals.chargesCents,
      bills: totals.bills,
    })
  }
  expect(await office.work((work) => misfits(work))).toEqual([])
  await sealBooks((task) => office.work(task))
  expect(await office.work((work) => verifyBooks(work))).toMatchObject({ sound: true, faults: [] })
  const { rows } = await office.work(({ db }) =>
    sql`select cycle, period_from from bill_run where state <> 'voided' group by 1, 2 having count(*) > 1`.execute(
      db,
    ),
  )
  expect(rows).toEqual([])
}, 600_000)
