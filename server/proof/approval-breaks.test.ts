import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { adjusting, amount, asking } from '#test/adjusting'
import { addHouseholds, smallTown } from '#test/small-town'
import { addTestPeople } from '#test/staff-people'
import { testOffice } from '#test/test-office'
import { failuresOf, whileBreaking } from '#test/while-breaking'
import { sealBooks } from '../modules/audit/seal-books.ts'
import { verifyBooks } from '../modules/audit/verify-books.ts'

const office = testOffice({ on: '2026-11-30', keep: true })
const { ask, decide } = adjusting(office)

beforeAll(async () => {
  await addTestPeople(office)
  await office.work((work) => smallTown(work, []))
})

/** An adjustment of two parts that waits. */
async function waiting(): Promise<{ id: number; account: number }> {
  const [home] = await office.work((work) => addHouseholds(work, [{ services: [] }]))
  const { adjustmentId } = await ask('clerk', home!.number, asking([amount(-20_100), amount(300)]))
  return { id: adjustmentId, account: home!.id }
}

/** What the books have of an adjustment: its state, its entries, its parts that name one, and what the record says of it. */
async function books({ id, account }: { id: number; account: number }) {
  const { rows } = await office.work(({ db }) =>
    sql<{ state: string; entries: number; named: number; approvals: number; balance: number }>`
      select a.state, (select count(*) from entry e where e.account_id = ${account}) as entries,
        (select count(entry_id) from adjustment_part p where p.adjustment_id = a.id) as named,
        (select count(*) from command_record c where c.subject = 'adjustment ' || a.id and c.command = 'approve-adjustment') as approvals,
        coalesce((select -sum(amount_cents) from adjustment_part p where p.adjustment_id = a.id and p.entry_id is not null), 0)::bigint as balance
      from adjustment a where a.id = ${id}`.execute(db),
  )
  return rows[0]!
}

const approve = async ({ id }: { id: number }): Promise<number> =>
  (await decide('manager', id, 'approve')).status

const nothing = { state: 'waiting', entries: 0, named: 0, approvals: 0, balance: 0 }
const everything = { state: 'posted', entries: 2, named: 2, approvals: 1, balance: 19_800 }

it('whichever call to the database fails, an approval left nothing or everything, and is done once in the end', async () => {
  const first = await waiting()
  const undisturbed = await whileBreaking(() => approve(first))
  expect(await books(first)).toEqual(everything)
  const failures = failuresOf(undisturbed.calls)
  expect(failures.length).toBeGreaterThan(15)
  const left = new Set<string>()
  for (const at of failures) {
    const one = await waiting()
    const { broke } = await whileBreaking(() => approve(one), at)
    const after = await books(one)
    left.add(after.state)
    expect({ at, broke, after }).toEqual({
      at,
      broke: true,
      after: after.state === 'posted' ? everything : nothing,
    })
    expect([200, 409]).toContain(await approve(one))
    expect({ at, after: await books(one) }).toEqual({ at, after: everything })
  }
  // A commit of which nobody heard has posted it; every other break has not.
  expect(left).toEqual(new Set(['posted', 'waiting']))
  await sealBooks((task) => office.work(task))
  expect(await office.work((work) => verifyBooks(work))).toMatchObject({ sound: true, faults: [] })
})
