import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { cents } from '#kernel/money'
import { PlainDate } from '#kernel/dates'
import {
  answered,
  calculatedRun,
  openedRun,
  postedRun,
  refused,
  release,
  releasedRun,
} from '../../test/bill-runs.ts'
import { smallTown } from '../../test/small-town.ts'
import { testOffice } from '../../test/test-office.ts'
import { postPayments } from '../payments/post-payments.ts'

const office = testOffice({ on: '2026-11-30' })
const rowsOf = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
  office.work(async ({ db }) => (await query.execute(db)).rows)
const town = [{}, {}, { services: [{ what: 'all:cart-set:64 gal', from: '2026-11-16' }] }]

describe('a run', () => {
  it('goes from open to closed, one step after the other', async () => {
    await office.work((work) => smallTown(work, town))
    const { id, ...run } = await openedRun(office)
    expect(run).toMatchObject({ state: 'open', periodFrom: '2026-11-01', periodUntil: '2026-12-01' })
    expect(await answered(office.post(`/runs/${id}/calculate`))).toMatchObject({ state: 'calculating' })
    await office.finishJobs()
    expect(await answered(office.get(`/runs/${id}`))).toMatchObject({
      state: 'calculated',
      totals: { accounts: 3, bills: 3, lines: 3 },
      progress: { step: 'idle' },
    })
    expect(await release(office, id)).toMatchObject({ state: 'approved', releasedBy: 'Test manager' })
    expect(await answered(office.post(`/runs/${id}/post`))).toMatchObject({ state: 'posting' })
    await office.finishJobs()
    expect(await answered(office.get(`/runs/${id}`))).toMatchObject({
      state: 'posted',
      totals: { bills: 3, lines: 3 },
    })
  })

  it('posts what was reviewed: bills and lines are the register, byte for byte', async () => {
    await office.work((work) => smallTown(work, town))
    const { id } = await releasedRun(office)
    const shown =
      'account_id, line_no, service_id, event_id, rate_id, code, kind, stream, gl_code, quantity, amount_cents, text_key, derivation::text'
    const sums = `account_id, period_from, period_until, previous_balance_cents, payments_cents, adjustments_cents, charges_cents,
      total_due_cents, beside_through, beside_cents, is_final, mail_key, document::text`
    const register = await rowsOf(
      sql`select ${sql.raw(sums)} from register_bill where run_id = ${id} order by account_id`,
    )
    const lines = await rowsOf(
      sql`select ${sql.raw(shown)}, period_from, period_until from register_line order by 1, 2`,
    )
    await answered(office.post(`/runs/${id}/post`))
    await office.finishJobs()
    expect(register).toHaveLength(3)
    expect(
      await rowsOf(sql`select ${sql.raw(sums)} from bill where run_id = ${id} order by account_id`),
    ).toEqual(register)
    expect(
      await rowsOf(
        sql`select ${sql.raw(shown)}, l.period_from, l.period_until from bill_line l join bill b on b.id = bill_id order by 1, 2`,
      ),
    ).toEqual(lines)
  })

  it('gives bills numbers without a gap, and each a token that says nothing', async () => {
    await office.work((work) => smallTown(work, town))
    await postedRun(office)
    office.move('2026-12-31')
    await postedRun(office)
    const bills = await rowsOf(
      sql<{ number: string; token: string }>`select number, pay_token as token from bill order by id`,
    )
    expect(bills.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6].map((number) => `0000000${number}`))
    expect(new Set(bills.map(({ token }) => token)).size).toBe(6)
    expect(bills[0]!.token).toMatch(/^[0-9a-f]{32}$/)
  })

  it('moves each charge from what the customer owes to what the city earns', async () => {
    const [home] = await office.work((work) => smallTown(work, [{}]))
    const { id, totals } = await postedRun(office)
    const entries = await rowsOf(sql`
      select debit.code as debit, credit.code as credit, amount_cents as cents, account_id as account, run_id as run
      from entry join ledger_account debit on debit.id = debit_id join ledger_account credit on credit.id = credit_id`)
    expect(entries).toEqual([
      { debit: '1210', credit: '4410', cents: totals.chargesCents, account: home!.id, run: id },
    ])
  })

  it('chains each bill to the last one', async () => {
    const [home] = await office.work((work) => smallTown(work, [{}]))
    const first = await postedRun(office)
    office.move('2026-12-31')
    await office.work((work) =>
      postPayments(work, [
        {
          accountId: home!.id,
          amount: cents(2000),
          tender: 'check',
          receivedOn: PlainDate.from('2026-12-20'),
          receipt: 'R1',
        },
      ]),
    )
    const second = await postedRun(office)
    expect(second.totals).toMatchObject({
      previousBalanceCents: first.totals.totalDueCents,
      paymentsCents: -2000,
      totalDueCents: first.totals.totalDueCents - 2000 + second.totals.chargesCents,
      lastChargesCents: first.totals.chargesCents,
    })
    office.move('2027-01-31')
    const third = await postedRun(office)
    expect(third.totals).toMatchObject({
      previousBalanceCents: second.totals.totalDueCents,
      paymentsCents: 0,
    })
  })
})

describe('a step', () => {
  it('is refused where the run is not', async () => {
    await office.work((work) => smallTown(work, town))
    const { id } = await openedRun(office)
    const manager = office.as('manager')
    const because = { note: 'A mistake.' }
    const steps = {
      review: () => office.post(`/runs/${id}/review`),
      release: () => manager.post(`/runs/${id}/release`),
      unrelease: () => manager.post(`/runs/${id}/unrelease`, because),
      post: () => office.post(`/runs/${id}/post`),
      mailed: () => office.post(`/runs/${id}/mailed`),
      close: () => office.post(`/runs/${id}/close`),
    }
    for (const take of Object.values(steps))
      expect(await refused(take())).toMatchObject({
        code: 'RUN_NOT_IN_STATE',
        details: { state: 'open' },
      })
    await office.post(`/runs/${id}/calculate`)
    await office.finishJobs()
    await release(office, id)
    expect(await refused(office.post(`/runs/${id}/calculate`))).toMatchObject({ code: 'RUN_NOT_IN_STATE' })
    await answered(office.post(`/runs/${id}/post`))
    await office.finishJobs()
    for (const take of [steps.review, steps.release, steps.unrelease, steps.post])
      expect(await refused(take())).toMatchObject({ code: 'RUN_NOT_IN_STATE', details: { state: 'posted' } })
    expect(await refused(office.post(`/runs/${id}/void`, because))).toMatchObject({
      code: 'RUN_NOT_IN_STATE',
    })
    expect(await refused(office.post('/runs/99/review'))).toEqual({
      code: 'RUN_NOT_FOUND',
      details: { runId: 99 },
    })
  })

  it('asked for again changes nothing', async () => {
    await office.work((work) => smallTown(work, town))
    const { id } = await calculatedRun(office)
    await release(office, id)
    await answered(office.post(`/runs/${id}/post`))
    expect(await refused(office.post(`/runs/${id}/post`))).toMatchObject({ code: 'RUN_NOT_IN_STATE' })
    await office.finishJobs()
    await office.work((work) => work.later('post-run', { runId: id }))
    await office.finishJobs()
    expect(await rowsOf(sql`select count(*) as bills from bill`)).toEqual([{ bills: 3 }])
    expect(await refused(office.post('/runs', { cycle: '1', periodFrom: '2026-11-15' }))).toEqual({
      code: 'RUN_ALREADY_OPEN',
      details: { runId: id },
    })
  })

  it('of release is for another person than those who opened or calculated', async () => {
    await office.work((work) => smallTown(work, town))
    const { id } = await openedRun(office)
    const manager = office.as('manager')
    await answered(manager.post(`/runs/${id}/calculate`))
    await office.finishJobs()
    await answered(office.post(`/runs/${id}/calculate`))
    await office.finishJobs()
    await answered(office.post(`/runs/${id}/review`))
    expect(await refused(office.post(`/runs/${id}/release`))).toEqual({
      code: 'OWN_RUN_NOT_RELEASED',
      details: { preparedBy: 'Test coordinator' },
    })
    expect(await refused(manager.post(`/runs/${id}/release`))).toMatchObject({ code: 'OWN_RUN_NOT_RELEASED' })
    expect(await refused(office.as('clerk').post(`/runs/${id}/release`))).toMatchObject({
      code: 'NOT_PERMITTED',
    })
  })

  it('of release waits for every exception to be decided, and for a bill', async () => {
    await office.work((work) => smallTown(work, [{ services: [] }]))
    const { id } = await calculatedRun(office)
    await answered(office.post(`/runs/${id}/review`))
    expect(await refused(office.as('manager').post(`/runs/${id}/release`))).toEqual({
      code: 'GATE_IS_RED',
      details: {
        step: 'release',
        gates: [
          {
            name: 'exceptions-decided',
            title: 'Exceptions decided',
            sentence: 'One exception is not decided. Accept, mend or hold.',
            mendAt: `/runs/${id}?tab=exceptions`,
          },
        ],
      },
    })
    await answered(office.post(`/runs/${id}/exceptions/accept`, { filter: {}, note: 'An empty lot.' }))
    expect(await refused(office.as('manager').post(`/runs/${id}/release`))).toMatchObject({
      code: 'RUN_HAS_NO_BILLS',
    })
  })

  it('of post refuses a register that is not the one that was released', async () => {
    await office.work((work) => smallTown(work, town))
    const { id } = await releasedRun(office)
    await office.work(({ db }) =>
      sql`update register_line set amount_cents = amount_cents + 1 where account_id = 1`.execute(db),
    )
    await answered(office.post(`/runs/${id}/post`))
    await expect(office.finishJobs()).rejects.toThrow('no longer the one that was released')
    await answered(office.as('manager').post(`/runs/${id}/unrelease`, { note: 'It was changed.' }))
    expect(await refused(office.post(`/runs/${id}/post`))).toMatchObject({ code: 'RUN_NOT_IN_STATE' })
  })

  it('of post that meets a changed register on the way posts nothing and says so', async () => {
    await office.work((work) => smallTown(work, town))
    const { id } = await releasedRun(office)
    await answered(office.post(`/runs/${id}/post`))
    await office.work(({ db }) => sql`update register_bill set payer_name = 'Somebody else'`.execute(db))
    await expect(office.finishJobs()).rejects.toThrow('no longer the one that was released')
    const failure =
      'The posting was refused. The register is no longer the one that was released. Take the release back and review it again. Nothing of it was posted.'
    const shown = await answered<{ steps: { step: string; possible: boolean }[] }>(office.get(`/runs/${id}`))
    expect(shown).toMatchObject({ state: 'approved', failure, progress: { step: 'idle', failure } })
    expect(shown.steps).toContainEqual({ step: 'unrelease', possible: true, because: null })
    const events = await (await office.get(`/runs/${id}/events`)).text()
    expect(events).toContain(`"failure":"${failure}"`)
    await answered(office.as('manager').post(`/runs/${id}/unrelease`, { note: 'It was changed.' }))
    expect(await answered(office.get(`/runs/${id}`))).toMatchObject({ state: 'in_review', failure: null })
    expect(await rowsOf(sql`select count(*) as bills from bill`)).toEqual([{ bills: 0 }])
  })

  it('of void lets the period be opened again', async () => {
    await office.work((work) => smallTown(work, town))
    const { id } = await calculatedRun(office)
    expect(await answered(office.post(`/runs/${id}/void`, { note: 'Too early.' }))).toMatchObject({
      state: 'voided',
    })
    expect(await openedRun(office)).toMatchObject({ periodFrom: '2026-11-01', state: 'open' })
  })
})
