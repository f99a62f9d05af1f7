import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { answered, calculatedRun, openedRun, postedRun, refused } from '../../test/bill-runs.ts'
import { smallTown, townService } from '../../test/small-town.ts'
import { testOffice } from '../../test/test-office.ts'
import { addDiscounts } from '../accounts/add-discounts.ts'
import { addEvents } from '../services/add-events.ts'
import { addServices } from '../services/add-services.ts'
import { addShares } from '../services/add-shares.ts'

const office = testOffice({ on: '2026-11-30' })
const fullMonth = 5159
const day = (text: string): PlainDate => PlainDate.from(text)

type Line = { account: number; code: string; cents: number; from: string; until: string; gl: string }
const linesOf = (runId: number): Promise<Line[]> =>
  office.work(async ({ db }) => {
    const { rows } = await sql<Line>`
      select account_id as account, code, amount_cents as cents, period_from::text as "from", period_until::text as "until",
        gl_code as gl from register_line where run_id = ${runId} order by account_id, line_no`.execute(db)
    return rows
  })
const exceptionsOf = (
  runId: number,
): Promise<{ account: number; code: string; details: Record<string, unknown> }[]> =>
  office.work(async ({ db }) => {
    const { rows } = await sql<{ account: number; code: string; details: Record<string, unknown> }>`
      select account_id as account, code, details from run_exception where run_id = ${runId} order by 1, 2`.execute(
      db,
    )
    return rows
  })
const bulky = (accountId: number, on: string, reference: string) => ({
  accountId,
  serviceId: null,
  code: 'bulky',
  happenedOn: day(on),
  quantity: 3,
  tonsHundredths: null,
  containerDays: null,
  reference,
  note: null,
})
const stop = (serviceId: number, on: string) =>
  office.work(({ db }) => sql`update service set until_on = ${on}::date where id = ${serviceId}`.execute(db))
const close = (accountId: number, on: string) =>
  office.work(({ db }) => sql`update account set closed_on = ${on}::date where id = ${accountId}`.execute(db))

describe('days', () => {
  it('that a bill of one account stands for are not billed by the run of its cycle', async () => {
    const [one, other] = await office.work((work) => smallTown(work, [{}, {}]))
    await postedRun(office, { kind: 'account', cycle: '1', accountNumbers: [one!.number] })
    const { id } = await calculatedRun(office)
    expect(await linesOf(id)).toMatchObject([{ account: other!.id, cents: fullMonth }])
    expect((await exceptionsOf(id)).map(({ account }) => account)).toEqual([one!.id, one!.id])
  })

  it('that an account was held out of are billed with the next run', async () => {
    const [held] = await office.work((work) => smallTown(work, [{}, {}]))
    const { id } = await calculatedRun(office)
    await answered(office.post(`/runs/${id}/hold`, { accountNumbers: [held!.number], note: 'Call first.' }))
    await answered(office.post(`/runs/${id}/review`))
    await answered(office.as('manager').post(`/runs/${id}/release`))
    await answered(office.post(`/runs/${id}/post`))
    await office.finishJobs()
    office.move('2026-12-31')
    const next = await postedRun(office)
    expect((await linesOf(next.id)).filter(({ account }) => account === held!.id)).toMatchObject([
      { cents: fullMonth, from: '2026-11-01', until: '2026-12-01' },
      { cents: fullMonth, from: '2026-12-01', until: '2027-01-01' },
    ])
    office.move('2027-01-31')
    const third = await calculatedRun(office)
    expect((await linesOf(third.id)).filter(({ account }) => account === held!.id)).toHaveLength(1)
  })

  it('billed otherwise than the books now say are pointed out with the difference, and not billed again', async () => {
    const [home] = await office.work((work) => smallTown(work, [{}]))
    await postedRun(office)
    await stop(home!.serviceIds[0]!, '2026-11-16')
    await office.work((work) =>
      addServices(work, [townService(home!.id, { what: 'all:cart-set:64 gal', from: '2026-11-16' })]),
    )
    office.move('2026-12-31')
    const { id } = await calculatedRun(office)
    expect(await linesOf(id)).toMatchObject([{ cents: 4591, from: '2026-12-01', until: '2027-01-01' }])
    const found = (await exceptionsOf(id)).find(({ code }) => code === 'corrects-earlier-period')
    expect(found?.details).toMatchObject({ amountCents: (fullMonth + 4591) / 2 - fullMonth })
  })

  it('and services as they were billed are no correction', async () => {
    await office.work((work) =>
      smallTown(work, [{ services: [{ what: 'all:cart-set:96 gal', from: '2026-11-16' }] }]),
    )
    await postedRun(office)
    office.move('2026-12-31')
    const { id } = await calculatedRun(office)
    expect((await exceptionsOf(id)).map(({ code }) => code)).toEqual(['change-against-last'])
  })
})

describe('an account that closed', () => {
  it('gets one final bill, up to the day it closed', async () => {
    const [home] = await office.work((work) => smallTown(work, [{}, {}]))
    await close(home!.id, '2026-11-16')
    await stop(home!.serviceIds[0]!, '2026-11-16')
    const finals = await postedRun(office, { kind: 'finals', cycle: '1' })
    expect(finals.totals).toMatchObject({ accounts: 1, bills: 1, chargesCents: Math.round(fullMonth / 2) })
    const { bill } = await office.work(async ({ db }) => ({
      bill: await db.selectFrom('bill').selectAll().executeTakeFirstOrThrow(),
    }))
    expect([bill.period_from.toString(), bill.period_until.toString(), bill.is_final]).toEqual([
      '2026-11-01',
      '2026-11-16',
      true,
    ])
    expect((await calculatedRun(office)).totals.accounts).toBe(1)
  })

  it('is not of a run when it closed before there were bills, and is when it closed on the last day', async () => {
    const [long, lately] = await office.work((work) => smallTown(work, [{}, {}, {}]))
    await close(long!.id, '2026-03-01')
    await close(lately!.id, '2026-12-01')
    expect((await calculatedRun(office, { kind: 'finals', cycle: '1' })).totals).toMatchObject({
      accounts: 1,
      bills: 1,
    })
    expect((await calculatedRun(office)).totals.accounts).toBe(2)
  })

  it('is billed no day past its close, though a service was never stopped', async () => {
    const [home] = await office.work((work) => smallTown(work, [{}]))
    await close(home!.id, '2026-11-16')
    const { id } = await calculatedRun(office)
    expect(await linesOf(id)).toMatchObject([{ until: '2026-11-16', cents: Math.round(fullMonth / 2) }])
    expect((await exceptionsOf(id)).map(({ code }) => code)).toContain('service-after-stop')
  })
})

const bulkyCents = async (runId: number): Promise<number[]> =>
  (await linesOf(runId)).filter(({ code }) => code === 'bulky').map(({ cents }) => cents)

describe('what happened', () => {
  it('is billed once, with the free ones counted by year', async () => {
    const [home] = await office.work((work) => smallTown(work, [{}]))
    await office.work((work) => addEvents(work, [bulky(home!.id, '2026-11-10', 'A')]))
    const first = await postedRun(office)
    await office.work((work) => addEvents(work, [bulky(home!.id, '2026-12-10', 'B')]))
    office.move('2026-12-31')
    const second = await postedRun(office)
    expect([await bulkyCents(first.id), await bulkyCents(second.id)]).toEqual([[3800], [3 * 3800]])
  })

  it('after the cut-off waits for the next bill', async () => {
    const [home] = await office.work((work) => smallTown(work, [{}]))
    // The cut-off of cycle 1 is three days before the last day of the period.
    await office.work((work) =>
      addEvents(work, [bulky(home!.id, '2026-11-27', 'A'), bulky(home!.id, '2026-11-28', 'B')]),
    )
    const { id } = await calculatedRun(office)
    expect((await linesOf(id)).filter(({ code }) => code === 'bulky')).toMatchObject([{ from: '2026-11-27' }])
  })
})

describe('a shared service', () => {
  it('is paid by all its payers together, to the cent', async () => {
    const bin = { what: 'refuse:bin:4 yd', pickups: 2 }
    const [owner, ...payers] = await office.work((work) =>
      smallTown(work, [
        { class: 'commercial', cycle: '1', services: [bin] },
        { class: 'commercial', cycle: '1', services: [] },
        { class: 'commercial', cycle: '1', services: [] },
      ]),
    )
    const alone = (
      await calculatedRun(office, { kind: 'account', cycle: '1', accountNumbers: [owner!.number] })
    ).totals.chargesCents
    const serviceId = owner!.serviceIds[0]!
    await office.work((work) =>
      addShares(
        work,
        [owner!, ...payers].map(({ id: accountId }, index) => ({ serviceId, accountId, weight: index + 1 })),
      ),
    )
    const { id, totals } = await calculatedRun(office)
    expect(totals.chargesCents).toBe(alone)
    const byAccount = Map.groupBy(await linesOf(id), ({ account }) => account)
    expect([...byAccount.keys()]).toEqual([owner!.id, ...payers.map((payer) => payer.id)])
    expect((await exceptionsOf(id)).map(({ code }) => code)).not.toContain('no-service')
  })
})

describe('a discount', () => {
  it('is paid by the ledger account that funds it', async () => {
    const [home] = await office.work((work) => smallTown(work, [{}]))
    await office.work((work) =>
      addDiscounts(work, [
        { accountId: home!.id, code: 'senior', from: day('2026-01-01'), until: null, evidence: 'ID' },
      ]),
    )
    const { id, totals } = await postedRun(office)
    expect(totals.chargesCents).toBe(fullMonth - 774)
    const entries = await office.work(async ({ db }) => {
      const { rows } = await sql`
        select debit.code as debit, credit.code as credit, amount_cents as cents from entry
        join ledger_account debit on debit.id = debit_id join ledger_account credit on credit.id = credit_id
        where run_id = ${id} order by entry.id`.execute(db)
      return rows
    })
    expect(entries).toEqual([
      { debit: '1210', credit: '4410', cents: fullMonth },
      { debit: '6710', credit: '1210', cents: 774 },
    ])
  })
})

describe('opening', () => {
  it('proposes the next run of each cycle, with how many accounts it has', async () => {
    await office.work((work) => smallTown(work, [{}, {}, { cycle: '3' }]))
    const { id } = await openedRun(office)
    const { rows } = await answered<{ rows: object[] }>(office.get('/runs/proposals'))
    expect(rows).toMatchObject([
      { cycle: '1', periodFrom: '2026-12-01', accounts: 2, openRun: id },
      { cycle: '2', periodFrom: '2026-11-01', periodUntil: '2027-01-01', accounts: 0, openRun: null },
      { cycle: '3', periodFrom: '2026-12-01', accounts: 1 },
      { cycle: '4' },
    ])
    expect(await answered(office.get('/runs?cycle=1&limit=1'))).toMatchObject({ rows: [{ id }], next: null })
  })

  it('by two people at once makes one run, and tells the second of it', async () => {
    await office.work((work) => smallTown(work, [{}]))
    const november = { cycle: '1', periodFrom: '2026-11-01' }
    const answers = await Promise.all([office.post('/runs', november), office.post('/runs', november)])
    expect(answers.map(({ ok }) => ok)).toContain(false)
    expect(await refused(office.post('/runs', { cycle: '1' }))).toEqual({
      code: 'RUN_ALREADY_OPEN',
      details: { runId: 1 },
    })
  })

  it('refuses what is not there, and accounts of another cycle', async () => {
    const [home] = await office.work((work) => smallTown(work, [{ cycle: '2' }]))
    const open = (asked: object) => refused(office.post('/runs', asked))
    const list = { kind: 'list', cycle: '1' }
    expect(await open({ cycle: '9' })).toEqual({ code: 'CYCLE_NOT_FOUND', details: { cycle: '9' } })
    expect(await open({ ...list, accountNumbers: ['1'] })).toMatchObject({ code: 'ACCOUNT_NOT_FOUND' })
    expect(await open({ ...list, accountNumbers: [home!.number] })).toMatchObject({
      code: 'ACCOUNTS_NOT_OF_CYCLE',
    })
    expect(await open(list)).toMatchObject({ code: 'RUN_SCOPE_INVALID' })
    expect(await open({ cycle: '1', accountNumbers: [home!.number] })).toMatchObject({
      code: 'RUN_SCOPE_INVALID',
    })
    expect(await open({ cycle: '1', billOn: '2030-01-01' })).toMatchObject({ code: 'RUN_BILL_DAY_INVALID' })
  })
})
