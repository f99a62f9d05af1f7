import type { adjustments } from '@cartwright/api/adjustments'
import type { Role } from '@cartwright/api/roles'
import type { SuccessOf } from '@cartwright/api/route'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { adjusting, amount, asking as body, letter, partOf } from '#test/adjusting'
import { answered, calculatedRun, postedRun, refused } from '#test/bill-runs'
import { proved } from '#test/marlow'
import { addHouseholds, smallTown, type TownAccount } from '#test/small-town'
import { addTestPeople } from '#test/staff-people'
import { testOffice } from '#test/test-office'
import { verifyBalances } from '../audit/verify-balances.ts'

type Preview = SuccessOf<typeof adjustments.preview>
type Answer = SuccessOf<typeof adjustments.ask>

const office = testOffice({ on: '2026-11-30', keep: true })
const { decide, show, ...desk } = adjusting(office)
let town: TownAccount[]

beforeAll(async () => {
  await addTestPeople(office)
  town = await office.work((work) =>
    smallTown(work, [{}, {}, {}, { email: 'Clerk@people.example' }, {}, {}, {}, { services: [] }]),
  )
  await postedRun(office)
})

const number = (at: number): string => town[at]!.number
const line = (at: number) => desk.line(number(at))
const send = (role: Role, at: number, asked: object) => desk.send(role, number(at), asked)
const ask = (role: Role, at: number, asked: object) => desk.ask(role, number(at), asked)

describe('an adjustment of a line', () => {
  it('is previewed as it is posted: balance, entries and standing', async () => {
    const asked = body([partOf(await line(0), -700)])
    const { note: _, ...toPreview } = asked
    const preview = await answered<Preview>(
      office.as('clerk').post(`/accounts/${number(0)}/adjustment-preview`, toPreview),
    )
    const made = await ask('clerk', 0, asked)
    const shown = await show(made.adjustmentId)
    expect(preview).toMatchObject({ state: 'posted', amountCents: -700, newBalanceCents: made.balanceCents })
    expect(shown.entries.map((entry) => ({ ...entry, entryId: null }))).toEqual(preview.entries)
    expect(shown).toMatchObject({ state: 'posted', postedOn: '2026-11-30', balanceCents: made.balanceCents })
    expect(await line(0)).toMatchObject({ adjustedCents: -700 })
  })

  it('never takes more than is left of it, waiting ones counted', async () => {
    const whole = await line(1)
    await ask('clerk', 1, body([partOf(whole, -(whole.amountCents - 100))]))
    const rest = await refused(send('coordinator', 1, body([partOf(await line(1), -101)])))
    expect(rest).toMatchObject({
      code: 'ADJUSTMENT_MORE_THAN_LEFT',
      details: { leftCents: 100, amountCents: -101 },
    })
    const twice = body([partOf(await line(1), -60), partOf(await line(1), -60)])
    expect(await refused(send('coordinator', 1, twice))).toMatchObject({ code: 'ADJUSTMENT_MORE_THAN_LEFT' })
    const other = body([partOf(await line(0), -1)])
    expect(await refused(send('clerk', 1, other))).toMatchObject({ code: 'ADJUSTMENT_LINE_NOT_FOUND' })
  })

  it('shows on the ledger of the account in words', async () => {
    const { rows } = await answered<{ rows: object[] }>(office.get(`/accounts/${number(0)}/ledger`))
    expect(rows).toContainEqual(expect.objectContaining({ label: 'Billing error', amountCents: -700 }))
  })
})

describe('one’s own account', () => {
  it('is refused on one’s own account, and on that which one had before taking the address off', async () => {
    expect(await refused(send('clerk', 3, body([amount(-1)])))).toMatchObject({
      code: 'ADJUSTMENT_OWN_ACCOUNT',
    })
    await proved(office, number(3))
    const contact = { name: 'Customer 4', email: 'other@people.example' }
    await answered(office.put(`/accounts/${number(3)}/parties/${town[3]!.partyId}`, contact))
    expect(await refused(send('clerk', 3, body([amount(-1)])))).toMatchObject({
      code: 'ADJUSTMENT_OWN_ACCOUNT',
    })
    const byAnother = await ask('coordinator', 3, body([amount(-20_100)]))
    expect(byAnother.state).toBe('waiting')
  })
})

describe('authority', () => {
  it('a request again makes nothing new, and is no other request', async () => {
    const asked = body([amount(-300)], { requestKey: 'a-key-of-a-form' })
    const answers = await Promise.all([ask('clerk', 6, asked), ask('clerk', 6, asked)])
    expect(new Set(answers.map(({ adjustmentId }) => adjustmentId)).size).toBe(1)
    expect(answers.filter(({ repeated }) => repeated)).toHaveLength(1)
    const other = { ...asked, parts: [amount(-301)] }
    expect(await refused(send('clerk', 6, other))).toMatchObject({ code: 'ADJUSTMENT_REQUEST_KEY_USED' })
  })

  it('splitting dodges no limit, not even many requests at once', async () => {
    const pieces = fc.array(
      fc.record({ at: fc.integer({ min: 0, max: 1 }), cents: fc.integer({ min: 1, max: 5000 }) }),
      { minLength: 4, maxLength: 8 },
    )
    await fc.assert(
      fc.asyncProperty(pieces, async (asked) => {
        const fresh = await office.work((work) => addHouseholds(work, [{ services: [] }, { services: [] }]))
        await Promise.all(
          asked.map(({ at, cents }, index) =>
            answered(
              office
                .as('clerk')
                .post(
                  `/accounts/${fresh[at]!.number}/adjustments`,
                  body([amount(index % 2 ? cents : -cents)]),
                ),
            ),
          ),
        )
        const { rows } = await office.work(({ db }) =>
          sql<{ own: number; all: number }>`
            select sum(gross_cents) filter (where account_id = any(${fresh.map(({ id }) => id)}::bigint[]))::bigint as "all",
              sum(gross_cents)::bigint as own from adjustment where alone and asked_key = 'user-clerk' group by account_id`.execute(
            db,
          ),
        )
        for (const { own } of rows) expect(own).toBeLessThanOrEqual(5000)
        expect(rows.reduce((sum, { own }) => sum + own, 0)).toBeLessThanOrEqual(50_000)
      }),
      { numRuns: 4 },
    )
  })

  it('over the limit it waits; nobody approves their own; approval posts that day with the balance of then', async () => {
    const waiting = await ask(
      'clerk',
      2,
      body([partOf(await line(2), -(await line(2)).amountCents), amount(-9000)]),
    )
    expect(waiting.state).toBe('waiting')
    expect(await refused(decide('clerk', waiting.adjustmentId, 'approve'))).toMatchObject({
      code: 'NOT_PERMITTED',
    })
    expect((await show(waiting.adjustmentId)).may).toMatchObject({ approve: true, withdraw: false })
    await ask('coordinator', 2, body([amount(500)]))
    office.move('2026-12-01')
    const posted = await answered<Answer>(decide('manager', waiting.adjustmentId, 'approve'))
    const shown = await show(waiting.adjustmentId)
    expect(shown).toMatchObject({
      state: 'posted',
      postedOn: '2026-12-01',
      decidedBy: 'Test manager',
      alone: false,
    })
    expect(posted.balanceCents).toBe(-9000 + 500)
    expect(shown.history.map(({ did }) => did)).toEqual(['ask-for-adjustment', 'approve-adjustment'])
  })

  it('a coordinator approves up to the limit, and asks for nothing they approve', async () => {
    const large = await ask('clerk', 4, body([amount(-50_001)], { evidence: [(await kept(4)).evidenceId] }))
    expect(await refused(decide('coordinator', large.adjustmentId, 'approve'))).toMatchObject({
      code: 'ADJUSTMENT_APPROVAL_LIMIT',
    })
    expect((await show(large.adjustmentId)).may).toMatchObject({
      approve: false,
      return: true,
      because: 'ADJUSTMENT_APPROVAL_LIMIT',
    })
    await answered(decide('manager', large.adjustmentId, 'return', 'Too much.'))
    const own = await ask('coordinator', 4, body([amount(-20_001)]))
    expect(await refused(decide('coordinator', own.adjustmentId, 'approve'))).toMatchObject({
      code: 'ADJUSTMENT_OWN_NOT_APPROVED',
    })
    expect(await refused(decide('manager', own.adjustmentId, 'withdraw'))).toMatchObject({
      code: 'ADJUSTMENT_NOT_YOURS',
    })
    await answered(decide('coordinator', own.adjustmentId, 'withdraw'))
    expect(await refused(decide('manager', own.adjustmentId, 'approve'))).toMatchObject({
      code: 'ADJUSTMENT_NOT_WAITING',
    })
  })

  it('of two who approve at once one does it, and the other is told', async () => {
    const { adjustmentId } = await ask('clerk', 4, body([amount(-20_002)]))
    const answers = await Promise.all([
      decide('manager', adjustmentId, 'approve'),
      decide('coordinator', adjustmentId, 'approve'),
    ])
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409'])
    expect((await show(adjustmentId)).entries).toHaveLength(1)
  })

  it('a manager’s authority in a clerk’s hands approves within its limit, and nothing the manager asked for', async () => {
    const may = [{ permission: 'adjustments.approve', upToCents: 21_000 }]
    const given = {
      holder: 'user-clerk',
      fromOn: '2026-11-30',
      lastOn: '2026-12-02',
      limits: may,
      reason: 'On leave',
    }
    await answered(office.as('manager').post('/delegations', given))
    const small = await ask('coordinator', 4, body([amount(-20_500)]))
    const large = await ask('coordinator', 4, body([amount(-21_001)]))
    const theirs = await ask('manager', 4, body([amount(-20_300)]))
    expect(await refused(decide('clerk', large.adjustmentId, 'approve'))).toMatchObject({
      code: 'DELEGATION_LIMIT_EXCEEDED',
    })
    expect(await refused(decide('clerk', theirs.adjustmentId, 'approve'))).toMatchObject({
      code: 'ADJUSTMENT_OWN_NOT_APPROVED',
    })
    expect(await answered(decide('clerk', small.adjustmentId, 'approve'))).toMatchObject({ state: 'posted' })
  })
})

const kept = (at: number) => answered<{ evidenceId: number }>(desk.attach(number(at), letter, 'letter.pdf'))

describe('a reversal', () => {
  it('takes a posted one back by mirror entries, once, and within the same limits', async () => {
    const before = await line(6)
    const { adjustmentId, balanceCents } = await ask('clerk', 6, body([partOf(before, -800)]))
    const back = await answered<Answer>(decide('clerk', adjustmentId, 'reverse', 'The wrong account.'))
    expect(back).toMatchObject({ state: 'posted', amountCents: 800, balanceCents: balanceCents + 800 })
    expect(await line(6)).toMatchObject({ leftCents: before.leftCents })
    expect(await refused(decide('clerk', adjustmentId, 'reverse'))).toMatchObject({
      code: 'ADJUSTMENT_ALREADY_REVERSED',
    })
    expect(await refused(decide('clerk', back.adjustmentId, 'reverse'))).toMatchObject({
      code: 'ADJUSTMENT_NOT_POSTED',
    })
    expect(await show(adjustmentId)).toMatchObject({ reversedById: back.adjustmentId })
  })

  it('of what a second person approved waits for one too', async () => {
    const { adjustmentId } = await ask('clerk', 6, body([amount(24_000)]))
    await answered(decide('manager', adjustmentId, 'approve'))
    const back = await answered<Answer>(decide('clerk', adjustmentId, 'reverse'))
    expect(back.state).toBe('waiting')
    expect(await answered(decide('coordinator', back.adjustmentId, 'approve'))).toMatchObject({
      state: 'posted',
    })
  })
})

describe('the next bill', () => {
  it('shows each adjustment of the time once, and the one after it none of them', async () => {
    office.move('2026-12-31')
    const moved = async () => {
      const { id } = await calculatedRun(office)
      const { rows } = await office.work(({ db }) =>
        sql<{ id: number; cents: number; told: { en: string; amountCents: number }[] }>`
          select account_id as id, adjustments_cents as cents, document->'adjustments' as told
          from register_bill where run_id = ${id}`.execute(db),
      )
      return { id, bills: new Map(rows.map((row) => [row.id, row])) }
    }
    const december = await moved()
    const { rows } = await office.work(({ db }) =>
      sql<{ id: number; cents: number }>`
        select account_id as id, sum(amount_cents)::bigint as cents from adjustment where state = 'posted' group by 1`.execute(
        db,
      ),
    )
    for (const { id, cents } of rows) expect(december.bills.get(id)?.cents ?? cents).toBe(cents)
    expect(december.bills.get(town[0]!.id)!.told).toMatchObject([{ en: 'Billing error', amountCents: -700 }])
    await answered(office.post(`/runs/${december.id}/review`))
    const { undecided } = await answered(office.get(`/runs/${december.id}`))
    if (undecided > 0)
      await answered(office.post(`/runs/${december.id}/exceptions/accept`, { filter: {}, note: 'Right.' }))
    await answered(office.as('manager').post(`/runs/${december.id}/release`))
    await answered(office.post(`/runs/${december.id}/post`))
    await office.finishJobs()
    office.move('2027-01-31')
    expect((await moved()).bills.get(town[0]!.id)).toMatchObject({ cents: 0, told: [] })
  })
})

describe('the list', () => {
  it('narrows, pages, and tells totals of all that fit', async () => {
    const all = await answered<SuccessOf<typeof adjustments.list>>(office.get('/adjustments?limit=2'))
    expect(all.rows).toHaveLength(2)
    expect(all.totals.count).toBeGreaterThan(10)
    const next = await answered<SuccessOf<typeof adjustments.list>>(
      office.get(`/adjustments?limit=2&after=${all.next}`),
    )
    expect(next.rows[0]!.adjustmentId).toBeLessThan(all.rows[1]!.adjustmentId)
    const waiting = await answered<SuccessOf<typeof adjustments.list>>(
      office.get(
        `/adjustments?state=waiting&accountNumber=${number(4)}&askedBy=coord&from=2026-11-30&through=2026-12-31`,
      ),
    )
    expect(waiting).toMatchObject({
      rows: [{ amountCents: -21_001 }],
      totals: { count: 1, creditCents: 21_001 },
    })
    expect((await office.get('/adjustments.xlsx?state=posted')).status).toBe(200)
  })

  it('leaves books that balance', async () => {
    const faults = await office.work((work) => verifyBalances(work))
    expect(faults).toEqual([])
  })
})
