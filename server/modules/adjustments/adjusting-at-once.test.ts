import type { adjustments } from '@cartwright/api/adjustments'
import type { Role } from '@cartwright/api/roles'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { adjusting, amount, asking } from '#test/adjusting'
import { answered } from '#test/bill-runs'
import { addHouseholds, smallTown, type TownAccount } from '#test/small-town'
import { addTestPeople } from '#test/staff-people'
import { testOffice } from '#test/test-office'
import { verifyBalances } from '../audit/verify-balances.ts'

type Answer = SuccessOf<typeof adjustments.ask>

const office = testOffice({ on: '2026-11-30', keep: true })
const { ask, decide, show } = adjusting(office)

beforeAll(async () => {
  await addTestPeople(office)
  await office.work((work) => smallTown(work, []))
})

/** Accounts that nothing was done to. */
const fresh = (count: number): Promise<TownAccount[]> =>
  office.work((work) =>
    addHouseholds(
      work,
      Array.from({ length: count }, () => ({ services: [] })),
    ),
  )

const statesOf = async (answers: readonly Promise<Answer>[]): Promise<string[]> =>
  (await Promise.all(answers)).map(({ state }) => state).toSorted()

/** What became of two who do something with one adjustment at the same moment. */
async function both(first: Promise<Response>, second: Promise<Response>): Promise<(number | string)[]> {
  const answers = await Promise.all([first, second])
  return Promise.all(
    answers.map(async (answer) => {
      const body = (await answer.json()) as { state?: string; code?: string }
      return answer.ok ? `${body.state}` : `${body.code}`
    }),
  )
}

describe('two people at once', () => {
  it.each([
    ['approve', 'manager', 'approve', 'coordinator'],
    ['approve', 'manager', 'withdraw', 'clerk'],
    ['approve', 'coordinator', 'return', 'manager'],
    ['return', 'coordinator', 'withdraw', 'clerk'],
  ] as const)(
    '%s by a %s and %s by a %s: one does it, the other is told, and the books say the same',
    async (first, one, second, other) => {
      for (let time = 0; time < 3; time += 1) {
        const [account] = await fresh(1)
        const { adjustmentId } = await ask('clerk', account!.number, asking([amount(-20_100), amount(-5)]))
        const told = await both(decide(one, adjustmentId, first), decide(other, adjustmentId, second))
        expect(told.filter((answer) => answer === 'ADJUSTMENT_NOT_WAITING')).toHaveLength(1)
        const { state, entries, history } = await show(adjustmentId)
        expect(told).toContain(state)
        expect(history).toHaveLength(2)
        const posted = entries.filter(({ entryId }) => entryId !== null).length
        expect(posted).toBe(state === 'posted' ? 2 : 0)
      }
    },
  )

  it('take one back at once: it is taken back once', async () => {
    const [account] = await fresh(1)
    const { adjustmentId } = await ask('clerk', account!.number, asking([amount(-900)]))
    const told = await both(
      decide('clerk', adjustmentId, 'reverse'),
      decide('manager', adjustmentId, 'reverse'),
    )
    expect(new Set(told)).toEqual(new Set(['ADJUSTMENT_ALREADY_REVERSED', 'posted']))
    expect((await show(adjustmentId)).balanceCents).toBe(0)
  })
})

/** What the clerk posted without approval so far. */
const used = async (): Promise<number> => {
  const { rows } = await office.work(({ db }) =>
    sql<{ cents: number }>`
      select coalesce(sum(gross_cents), 0)::bigint as cents from adjustment where alone and asked_key = 'user-clerk'`.execute(
      db,
    ),
  )
  return rows[0]!.cents
}

describe('the limits of what is posted without approval', () => {
  it('of everybody on an account hold when several people ask at once', async () => {
    const [account] = await fresh(1)
    const asked = (role: Role, cents: number) => ask(role, account!.number, asking([amount(cents)]))
    // Each is within what one person may do there; together they are not within what all may.
    const states = await statesOf([
      asked('clerk', -5000),
      asked('coordinator', 15_000),
      asked('manager', -5000),
      asked('manager', 15_000),
    ])
    expect(states.filter((state) => state === 'waiting').length).toBeGreaterThan(0)
    const { rows } = await office.work(({ db }) =>
      sql<{ cents: number }>`
        select sum(gross_cents)::bigint as cents from adjustment where alone and account_id = ${account!.id}`.execute(
        db,
      ),
    )
    expect(rows[0]!.cents).toBeLessThanOrEqual(20_000)
  })

  it('of one person on one account hold when it is split and sent at once', async () => {
    const [account] = await fresh(1)
    const cent = () => ask('manager', account!.number, asking([amount(-6_700)]))
    expect(await statesOf([cent(), cent(), cent()])).toEqual(['posted', 'posted', 'waiting'])
  })

  it('of one person on all accounts hold to the cent over many accounts at once', async () => {
    const left = Math.floor((50_000 - (await used())) / 5000)
    const accounts = await fresh(left + 2)
    const states = await statesOf(accounts.map(({ number }) => ask('clerk', number, asking([amount(-5000)]))))
    expect(states.filter((state) => state === 'posted')).toHaveLength(left)
    expect(await used()).toBeLessThanOrEqual(50_000)
  })

  it('leave books that balance', async () => {
    expect(await office.work((work) => verifyBalances(work))).toEqual([])
  })
})

it('a request sent many times at once under one key is one adjustment', async () => {
  const [account] = await fresh(1)
  const asked = asking([amount(-100)], { requestKey: 'the-key-of-one-form' })
  const answers = await Promise.all(
    Array.from({ length: 5 }, () =>
      answered<Answer>(office.as('manager').post(`/accounts/${account!.number}/adjustments`, asked)),
    ),
  )
  expect(new Set(answers.map(({ adjustmentId }) => adjustmentId)).size).toBe(1)
  expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1)
})
