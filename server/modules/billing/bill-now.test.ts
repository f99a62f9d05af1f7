import type { accounts } from '@cartwright/api/accounts'
import type { billNow } from '@cartwright/api/bill-now'
import type { bills } from '@cartwright/api/bills'
import type { InputOf, SuccessOf } from '@cartwright/api/route'
import type { runs } from '@cartwright/api/runs'
import { describe, expect, it } from 'vitest'
import { answered, calculatedRun, postedRun, refused, release } from '#test/bill-runs'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-20' })

type Asked = InputOf<typeof billNow.open>['body']
type Preview = SuccessOf<typeof billNow.preview>
type Bill = SuccessOf<typeof bills.ofAccount>['rows'][number]

const homes = (count = 1): Promise<TownAccount[]> =>
  office.work((work) =>
    smallTown(
      work,
      Array.from({ length: count }, () => ({ openedOn: '2026-11-01' })),
    ),
  )
const url = ({ number }: TownAccount, then = '') => `/accounts/${number}/bill-now${then}`
const preview = (home: TownAccount, asked: Asked) =>
  answered<Preview>(office.post(url(home, '/preview'), asked))

/** A bill on demand, through all the steps of a run to posted. */
async function billed(home: TownAccount, asked: Asked): Promise<Bill> {
  const { id } = await answered(office.post(url(home), asked))
  await office.finishJobs()
  await release(office, id)
  await answered(office.post(`/runs/${id}/post`))
  await office.finishJobs()
  return (await billsOf(home))[0]!
}
const billsOf = async ({ number }: TownAccount): Promise<Bill[]> =>
  (await answered<{ rows: Bill[] }>(office.get(`/accounts/${number}/bills`))).rows

/** The days of an account's bills, oldest first. */
const daysOf = async (home: TownAccount) =>
  (await billsOf(home))
    .toReversed()
    .map(({ kind, periodFrom, periodUntil }) => ({ kind, periodFrom, periodUntil }))

const bulky = (home: TownAccount, happenedOn: string, reference: string) =>
  answered(office.post(`/accounts/${home.number}/events`, { code: 'bulky', happenedOn, reference }))

describe('a partial bill', () => {
  it('stands for the days up to the chosen one, and the regular bill for the rest: each day once, and the sum is the same', async () => {
    const [early, usual] = await homes(2)
    const partial = await billed(early!, { kind: 'partial', lastOn: '2026-11-15' })
    office.move('2026-11-30')
    await postedRun(office)
    expect(await daysOf(early!)).toEqual([
      { kind: 'partial', periodFrom: '2026-11-01', periodUntil: '2026-11-16' },
      { kind: 'regular', periodFrom: '2026-11-16', periodUntil: '2026-12-01' },
    ])
    const [rest] = (await billsOf(early!)) as [Bill]
    const [whole] = (await billsOf(usual!)) as [Bill]
    expect(Math.abs(partial.chargesCents + rest.chargesCents - whole.chargesCents)).toBeLessThanOrEqual(1)
    expect(rest.totalDueCents).toBe(partial.totalDueCents + rest.chargesCents)
  })

  it('is shown before it is made: the very bill, and nothing is kept', async () => {
    const [home] = await homes()
    const asked = { kind: 'partial', lastOn: '2026-11-15' } as const
    const shown = await preview(home!, asked)
    expect(shown).toMatchObject({ periodFrom: '2026-11-01', periodUntil: '2026-11-16', closes: false })
    const pdf = await office.post(url(home!, '/preview/pdf'), asked)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(await answered(office.get('/runs'))).toMatchObject({ rows: [] })
    const made = await billed(home!, asked)
    const { chargesCents, totalDueCents, billOn, dueOn } = shown
    expect(made).toMatchObject({ chargesCents, totalDueCents, issuedOn: billOn, dueOn })
  })

  it('of days that are billed, a second one beside it, and days before the account or far off are refused', async () => {
    const [home] = await homes()
    const partial = (lastOn: string) => refused(office.post(url(home!), { kind: 'partial', lastOn }))
    expect(await partial('2026-10-31')).toMatchObject({ code: 'FIELD_REFUSED' })
    expect(await partial('2027-10-31')).toMatchObject({ code: 'FIELD_REFUSED' })
    await billed(home!, { kind: 'partial', lastOn: '2026-11-15' })
    expect(await partial('2026-11-15')).toMatchObject({ code: 'NOTHING_TO_BILL' })
    const { id } = await answered(office.post(url(home!), { kind: 'partial', lastOn: '2026-11-16' }))
    expect(await partial('2026-11-17')).toEqual({ code: 'BILL_ALREADY_UNDER_WAY', details: { runId: id } })
  })

  it('overtakes a register that was made before it: that one is not posted as it is, and bills the rest once', async () => {
    const [home] = await homes()
    office.move('2026-11-30')
    const run = await calculatedRun(office)
    await release(office, run.id)
    await billed(home!, { kind: 'partial', lastOn: '2026-11-15' })
    const post = await office.post(`/runs/${run.id}/post`)
    if (post.ok) await office.finishJobs()
    expect(await answered(office.get(`/runs/${run.id}`))).toMatchObject({ state: 'approved' })
    expect(await billsOf(home!)).toHaveLength(1)
  })
})

describe('a final bill', () => {
  it('closes the account on the day, stops its services, and is the last one', async () => {
    const [home] = await homes()
    expect(await preview(home!, { kind: 'final', lastOn: '2026-11-15' })).toMatchObject({ closes: true })
    type Shown = SuccessOf<typeof accounts.show>
    const account = () => answered<Shown>(office.get(`/accounts/${home!.number}`))
    expect((await account()).closedOn).toBeNull()
    const bill = await billed(home!, { kind: 'final', lastOn: '2026-11-15' })
    expect(bill).toMatchObject({ kind: 'final', isFinal: true, periodUntil: '2026-11-16' })
    expect((await account()).closedOn).toBe('2026-11-16')
    office.move('2026-11-30')
    const { totals } = await calculatedRun(office)
    expect(totals.bills).toBe(0)
  })

  it('of an account that is closed already goes up to that day; a partial one past it is refused', async () => {
    const [home] = await homes()
    await answered(office.post(`/accounts/${home!.number}/close`, { from: '2026-11-11', reason: 'Sold' }))
    expect(await refused(office.post(url(home!), { kind: 'partial', lastOn: '2026-11-15' }))).toEqual({
      code: 'FINAL_BILL_NEEDED',
      details: { closedOn: '2026-11-11' },
    })
    const bill = await billed(home!, { kind: 'final', lastOn: '2026-11-19' })
    expect(bill).toMatchObject({ isFinal: true, periodFrom: '2026-11-01', periodUntil: '2026-11-11' })
    expect(await refused(office.post(url(home!), { kind: 'final', lastOn: '2026-11-19' }))).toMatchObject({
      code: 'NOTHING_TO_BILL',
    })
  })
})

describe('an off-cycle bill', () => {
  it('is for what happened and for no days; the regular bill charges the days, and what happened not again', async () => {
    const [home] = await homes()
    await bulky(home!, '2026-11-12', 'W-1')
    await bulky(home!, '2026-11-18', 'W-2')
    const bill = await billed(home!, { kind: 'off-cycle', lastOn: '2026-11-18' })
    expect(bill.periodFrom).toBe(bill.periodUntil)
    office.move('2026-11-30')
    await postedRun(office)
    expect((await daysOf(home!)).at(-1)).toEqual({
      kind: 'regular',
      periodFrom: '2026-11-01',
      periodUntil: '2026-12-01',
    })
    const [regular] = (await billsOf(home!)) as [Bill]
    const { lines } = await answered<SuccessOf<typeof bills.show>>(office.get(`/bills/${regular.number}`))
    expect(lines.map(({ kind }) => kind)).not.toContain('event')
  })

  it('without anything that happened is refused', async () => {
    const [home] = await homes()
    expect(await refused(office.post(url(home!), { kind: 'off-cycle', lastOn: '2026-11-18' }))).toMatchObject(
      { code: 'NOTHING_TO_BILL' },
    )
  })
})

const secondPerson = async (id: number) =>
  (await answered<SuccessOf<typeof runs.show>>(office.get(`/runs/${id}`))).gates.find(
    ({ name }) => name === 'second-person',
  )

describe('a bill on demand', () => {
  it('is released by whoever prepared it up to the amount of the city’s rule, which the record cites', async () => {
    const [home] = await homes()
    const asked = { kind: 'partial', lastOn: '2026-11-15' } as const
    expect((await preview(home!, asked)).release).toEqual({
      alone: true,
      sentence: 'You may release it yourself: it is not over $150.00 (Finance Directive 7, section 4).',
    })
    const { id } = await answered(office.post(url(home!), asked))
    await office.finishJobs()
    await answered(office.post(`/runs/${id}/review`))
    expect(await secondPerson(id)).toMatchObject({ stands: 'not-needed' })
    const { undecided } = await answered(office.get(`/runs/${id}`))
    if (undecided > 0)
      await answered(office.post(`/runs/${id}/exceptions/accept`, { filter: {}, note: 'Right as it is.' }))
    expect(await answered(office.post(`/runs/${id}/release`))).toMatchObject({ state: 'approved' })
  })

  it('over that amount needs a second person, by the same gate as any run', async () => {
    const [shop] = await office.work((work) =>
      smallTown(work, [
        { class: 'commercial', openedOn: '2026-11-01', services: [{ what: 'refuse:bin:4 yd', pickups: 6 }] },
      ]),
    )
    const { id } = await answered(office.post(url(shop!), { kind: 'partial', lastOn: '2026-11-19' }))
    await office.finishJobs()
    await answered(office.post(`/runs/${id}/review`))
    expect(await secondPerson(id)).toMatchObject({ stands: 'red' })
    expect(await refused(office.post(`/runs/${id}/release`))).toMatchObject({ code: 'OWN_RUN_NOT_RELEASED' })
    expect(await answered(office.as('manager').post(`/runs/${id}/release`))).toMatchObject({
      releasedBy: 'Test manager',
    })
  })

  it('is prepared by those who prepare runs, and by nobody else', async () => {
    const [home] = await homes()
    for (const role of ['auditor', 'customer'] as const)
      expect(
        await refused(office.as(role).post(url(home!), { kind: 'partial', lastOn: '2026-11-15' })),
      ).toMatchObject({ code: 'NOT_PERMITTED' })
  })
})
