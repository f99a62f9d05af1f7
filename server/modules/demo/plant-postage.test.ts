import { beforeAll, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import type { InTransaction } from '#kernel/work'
import { postedRun } from '#test/bill-runs'
import { smallTown } from '#test/small-town'
import { person, testOffice } from '#test/test-office'
import { mailRun, markProduced } from '../billing/end-run.ts'
import { accountOfRuns } from '../postage/postage-accounts.ts'
import { statementsShown } from '../postage/statements.ts'
import { plantPostage } from './plant-postage.ts'

const office = testOffice({ on: '2026-12-08', keep: true })

beforeAll(async () => {
  await office.work((work) =>
    smallTown(
      work,
      Array.from({ length: 15 }, () => ({})),
    ),
  )
  for (const asked of [
    { cycle: '1', periodFrom: '2026-10-01' },
    { cycle: '1', periodFrom: '2026-11-01' },
  ]) {
    const { id } = await postedRun(office, asked)
    for (const step of [markProduced, mailRun]) await office.work((work) => step(work, id))
  }
})

it('gives the practice city a permit that lasts for the next mailings, and a statement to reconcile', async () => {
  const on = (day: PlainDate): InTransaction => {
    office.move(day.toString())
    return (task) => office.work(task)
  }
  await plantPostage(
    { on, finish: () => Promise.resolve() },
    person('coordinator'),
    PlainDate.from('2026-12-08'),
  )
  office.move('2026-12-08')
  const account = await office.work(accountOfRuns)
  // Each mailing is 15 letters: 13 at $0.621 and 2 at $0.703. Deposits are whole hundreds of dollars.
  expect(account).toMatchObject({
    name: 'Permit 118, Ontario',
    balanceCents: 80_000 + 10_000 - 78_000 - 2 * 948,
  })
  const statements = await office.work((work) => statementsShown(work, 'all'))
  expect(statements.map(({ standing }) => standing)).toEqual(['difference', 'reconciled'])
})
