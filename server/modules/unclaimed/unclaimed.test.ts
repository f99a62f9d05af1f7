import { randomUUID } from 'node:crypto'
import type { Role } from '@cartwright/api/roles'
import type { SuccessOf } from '@cartwright/api/route'
import type { unclaimed } from '@cartwright/api/unclaimed'
import { beforeAll, describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import { answered, refused } from '#test/bill-runs'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { cashFigures } from '../cash-reports/tie-to-ledger.ts'
import { accountBalance } from '../ledger/ledger-queries.ts'
import { postPayments } from '../payments/post-payments.ts'
import { putInSuspense } from '../suspense/put-in-suspense.ts'
import { unclaimedDue } from './standing-checks.ts'

const office = testOffice({ on: '2026-11-23', keep: true })
type Whole = SuccessOf<typeof unclaimed.show>

let town: TownAccount[]
beforeAll(async () => {
  const left = { openedOn: '2022-08-01', closedOn: '2023-06-01' }
  town = await office.work((work) =>
    smallTown(work, [
      { name: 'Ana Lopez', ...left },
      { name: 'Boris Quill', ...left },
      { name: 'Cleo Late', ...left },
      { name: 'Dora Known', ...left },
    ]),
  )
  for (const [at, amount, on] of [
    [0, 5000, '2023-06-10'],
    [1, 900, '2023-06-10'],
    [2, 7000, '2023-12-01'],
    [3, 6000, '2023-06-10'],
  ] as const)
    await paid(at, amount, on)
  await office.work(({ db }) =>
    db
      .updateTable('party')
      .set({ mail_line_1: '1 New Road', mail_place: 'Ontario', mail_state: 'CA', mail_zip: '91764' })
      .where('id', '=', town[3]!.partyId)
      .execute(),
  )
  await received(4210, 'Harold Penn')
  await received(50_000, null)
})

const paid = (at: number, amount: number, on: string) =>
  office.work((work) =>
    postPayments(work, [
      {
        accountId: town[at]!.id,
        amount: cents(amount),
        tender: 'check',
        receivedOn: PlainDate.from(on),
        receipt: `R-${at}-${amount}`,
      },
    ]),
  )
const received = async (amount: number, payerName: string | null) => {
  await office.work((work) =>
    putInSuspense(work, [
      {
        source: 'cash-item',
        sourceId: amount,
        tender: 'check',
        why: 'no-number',
        amount: cents(amount),
        receivedOn: PlainDate.from('2023-10-02'),
        payerName,
      },
    ]),
  )
}
const candidates = async () =>
  (await answered<SuccessOf<typeof unclaimed.candidates>>(office.get('/unclaimed/candidates'))).rows
const owners = async () => (await candidates()).map(({ owner }) => owner)
const post = (path: string, body: object = {}, role: Role = 'clerk') =>
  office.as(role).post(`/unclaimed${path}`, body)
const prepare = (body: object, role: Role = 'clerk') =>
  answered<Whole>(post('/batches', { key: randomUUID(), ...body }, role))
const publish = (batchId: number, firstOn: string, secondOn: string) =>
  post(`/batches/${batchId}/publish`, { newspaper: 'Marlow Courier', firstOn, secondOn })
const take = (batchId: number, role: Role = 'coordinator', resolution = '2027-014') =>
  post(`/batches/${batchId}/take`, { resolution, resolvedOn: '2026-11-20' }, role)
const claim = (itemId: number, some: object = {}) =>
  post(`/items/${itemId}/claims`, {
    claimant: 'Pat Heir',
    address: '9 Elm St, Ontario CA 91764',
    amountCents: 4210,
    grounds: 'Executor of the estate',
    filedOn: office.today(),
    ...some,
  })
const decide = (claimId: number, verdict: string, on = office.today()) =>
  post(`/claims/${claimId}/decide`, { verdict, on, reason: 'As the papers say' }, 'coordinator')
const ties = async () => {
  const figures = await office.work((work) => cashFigures(work, work.today))
  expect(figures.filter(({ differenceCents }) => differenceCents !== 0)).toEqual([])
}

it('says of all that nobody claims which way it goes, from which day, and what is refunded first', async () => {
  expect((await candidates()).map(({ owner, way, dueOn, notYet }) => [owner, way, dueOn, notYet])).toEqual([
    ['Boris Quill', 'small', '2024-06-11', null],
    [null, 'small', '2024-10-03', null],
    ['Ana Lopez', 'notice', '2026-06-11', null],
    ['Dora Known', 'notice', '2026-06-11', 'refund-first'],
    ['Harold Penn', 'notice', '2026-10-03', null],
    ['Cleo Late', 'notice', '2026-12-02', 'years'],
  ])
  expect(await office.work((work) => unclaimedDue.find(work))).toHaveLength(4)
})

describe('a batch without notice', () => {
  it('is prepared once, and taken whole by another person with a resolution', async () => {
    const body = { key: randomUUID(), way: 'small' }
    const both = await Promise.all([post('/batches', body), post('/batches', body)])
    const [first, second] = await Promise.all(both.map((one) => one.json() as Promise<Whole>))
    expect(second).toEqual(first)
    const { batchId } = first!.batch
    expect(first!.items).toMatchObject([{ owner: 'Boris Quill' }, { owner: null, amountCents: 50_000 }])
    expect(await office.work((work) => unclaimedDue.find(work))).toContainEqual(
      expect.objectContaining({ subject: `unclaimed batch ${batchId}`, amountCents: 50_900 }),
    )
    expect(await refused(take(batchId, 'clerk'))).toMatchObject({ code: 'NOT_PERMITTED' })
    const taken = await answered<Whole>(take(batchId))
    expect(taken.batch).toMatchObject({ state: 'taken', takenCents: 50_900, endedBy: 'Test coordinator' })
    expect(await answered<Whole>(take(batchId))).toEqual(taken)
    expect(await office.work((work) => accountBalance(work, town[1]!.id))).toBe(0)
    await ties()
    expect(await refused(post('/batches', { key: randomUUID(), way: 'small' }))).toMatchObject({
      code: 'UNCLAIMED_BATCH_EMPTY',
    })
  })
})

describe('a batch with a notice', () => {
  let whole: Whole
  const itemOf = (name: string) => whole.items.find(({ owner }) => owner === name)!

  it('names the day, and is published in two successive weeks 45 to 60 days before', async () => {
    for (const firstOn of [null, '9999-12-31'])
      expect(await refused(post('/batches', { key: randomUUID(), way: 'notice', firstOn }))).toMatchObject({
        code: 'FIELD_REFUSED',
      })
    whole = await prepare({ way: 'notice', firstOn: '2026-11-25' })
    expect(whole.batch).toMatchObject({ becomesOn: '2027-01-14', cents: 9210 })
    const { batchId } = whole.batch
    const withheld = async (confidential: boolean) => {
      const said = { confidential_address: confidential }
      const ana = town[0]!.partyId
      await office.work(({ db }) => db.updateTable('party').set(said).where('id', '=', ana).execute())
      const { items } = await answered<Whole>(office.get(`/unclaimed/batches/${batchId}`))
      return items.find(({ owner }) => owner === 'Ana Lopez')!.nameWithheld
    }
    // Whoever is confidential by the day it is printed is not named.
    expect([await withheld(true), await withheld(false)]).toEqual([true, false])
    expect(await refused(publish(batchId, '2026-11-25', '2026-12-02'))).toMatchObject({
      code: 'FIELD_REFUSED',
    })
    office.move('2026-12-10')
    expect(await refused(publish(batchId, '2026-12-01', '2026-12-08'))).toMatchObject({
      code: 'UNCLAIMED_NOTICE_DAYS',
      details: { becomesOn: '2027-01-14', earliest: '2027-01-15', latest: '2027-01-30' },
    })
    whole = await answered<Whole>(publish(batchId, '2026-11-25', '2026-12-02'))
    expect(whole.batch).toMatchObject({ state: 'published', newspaper: 'Marlow Courier' })
    expect(await answered<Whole>(publish(batchId, '2026-11-25', '2026-12-02'))).toEqual(whole)
    for (const [file, type] of [
      ['list.xlsx', 'spreadsheetml'],
      ['notice.pdf', 'application/pdf'],
    ])
      expect(
        (await office.get(`/unclaimed/batches/${batchId}/${file}`)).headers.get('content-type'),
      ).toContain(type)
  })

  it('holds back what is claimed, until it is decided and the days for a suit are over', async () => {
    office.move('2026-12-10')
    const { batchId } = whole.batch
    const { itemId } = itemOf('Harold Penn')
    expect(await refused(claim(itemId, { amountCents: 4211 }))).toMatchObject({ code: 'FIELD_REFUSED' })
    whole = await answered<Whole>(claim(itemId))
    expect(itemOf('Harold Penn').heldBack).toBe('claim')
    const [{ claimId }] = whole.claims as [Whole['claims'][number]]
    expect(await refused(claim(itemId, { claimant: 'PAT HEIR' }))).toMatchObject({
      code: 'UNCLAIMED_CLAIM_TAKEN',
    })
    expect(await refused(take(batchId))).toMatchObject({ code: 'UNCLAIMED_NOT_YET' })
    office.move('2027-01-14')
    expect(await refused(claim(itemId, { claimant: 'Too Late' }))).toMatchObject({
      code: 'UNCLAIMED_CLAIM_TOO_LATE',
    })
    expect(await refused(decide(claimId, 'lost'))).toMatchObject({ code: 'UNCLAIMED_CLAIM_NOT_IN_STATE' })
    whole = await answered<Whole>(decide(claimId, 'reject'))
    expect(whole.claims).toMatchObject([{ state: 'rejected', heldUntil: '2027-02-18' }])
    whole = await answered<Whole>(take(batchId))
    expect(whole.batch).toMatchObject({ state: 'published', takenCents: 5000, listedCents: 4210 })
    await ties()
    office.move('2027-02-01')
    whole = await answered<Whole>(decide(claimId, 'suit'))
    office.move('2027-03-01')
    expect(await refused(take(batchId, 'manager', '2027-020'))).toMatchObject({ code: 'UNCLAIMED_NOT_YET' })
    whole = await answered<Whole>(decide(claimId, 'allow'))
    expect(itemOf('Harold Penn')).toMatchObject({ state: 'claimed', endedReason: 'Claimed by Pat Heir' })
    expect(whole.batch).toMatchObject({ state: 'taken', takenCents: 5000 })
    // Whoever was right has years of their own from then on.
    expect((await candidates()).find(({ owner }) => owner === 'Harold Penn')).toMatchObject({
      since: '2027-03-01',
      notYet: 'years',
    })
  })

  it('is not taken by who prepared it, nor when its money is no longer there', async () => {
    office.move('2027-03-01')
    const { batch, items } = await prepare({ way: 'notice', firstOn: '2027-03-01' }, 'coordinator')
    expect(items).toMatchObject([{ owner: 'Cleo Late', amountCents: 7000 }])
    office.move('2027-03-08')
    await answered(publish(batch.batchId, '2027-03-01', '2027-03-08'))
    office.move('2027-04-20')
    expect(await office.work((work) => unclaimedDue.find(work))).toMatchObject([
      { subject: `unclaimed batch ${batch.batchId}` },
    ])
    await paid(2, 100, '2027-04-19')
    expect(await refused(take(batch.batchId))).toMatchObject({ code: 'UNCLAIMED_OWN_BATCH' })
    expect(await refused(take(batch.batchId, 'manager'))).toMatchObject({
      code: 'UNCLAIMED_MONEY_GONE',
      details: { itemIds: [items[0]!.itemId] },
    })
    await answered(post(`/items/${items[0]!.itemId}/leave-out`, { reason: 'They pay again' }))
    expect(
      await answered<Whole>(post(`/batches/${batch.batchId}/drop`, { reason: 'Nothing left' })),
    ).toMatchObject({ batch: { state: 'dropped' } })
  })

  it('takes a check that was never cashed: it is void, and refunds payable has nothing of it', async () => {
    office.move('2027-04-20')
    const refunds = (path: string, body: object, role: Role = 'clerk') =>
      office.as(role).post(`/refunds${path}`, body)
    const made = await answered<{ batch: { batchId: number }; refunds: { refundId: number }[] }>(
      refunds('/batches', { key: randomUUID() }),
    )
    const { batchId } = made.batch
    expect(await owners()).not.toContain('Dora Known')
    await answered(refunds(`/batches/${batchId}/approve`, {}, 'coordinator'))
    const check = { refundId: made.refunds[0]!.refundId, checkNumber: '7001', on: '2027-04-20' }
    await answered(refunds(`/batches/${batchId}/checks`, { checks: [check] }))
    office.move('2030-04-21')
    const { batch, items } = await prepare({ way: 'notice', firstOn: '2030-04-21' })
    const mine = items.find(({ kind }) => kind === 'check')!
    expect(mine).toMatchObject({ owner: 'Dora Known', amountCents: 6000, heldIn: '2170', fund: '520' })
    // What is claimed and left out goes into no other batch before somebody decided.
    const { itemId } = items.find(({ owner }) => owner === 'Cleo Late')!
    await answered(claim(itemId))
    await answered(post(`/items/${itemId}/leave-out`, { reason: 'Claimed by an heir' }))
    expect(await owners()).not.toContain('Cleo Late')
    office.move('2030-06-10')
    await answered(publish(batch.batchId, '2030-04-21', '2030-04-28'))
    const [first, second] = await Promise.all([take(batch.batchId), take(batch.batchId)])
    expect([first.status, second.status]).toEqual([200, 200])
    await ties()
    expect(await refused(take(batch.batchId, 'manager', 'another'))).toMatchObject({
      code: 'UNCLAIMED_BATCH_NOT_IN_STATE',
    })
  })
})
