import { randomUUID } from 'node:crypto'
import type { checkFiles } from '@cartwright/api/check-files'
import type { refunds } from '@cartwright/api/refunds'
import type { Role } from '@cartwright/api/roles'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeAll, describe, expect, it } from 'vitest'
import { cents } from '#kernel/money'
import { PlainDate } from '#kernel/dates'
import { answered, refused } from '#test/bill-runs'
import { cashed } from '#test/cashed-check'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { waitingFor } from '#test/waiting'
import { accountBalance } from '../ledger/ledger-queries.ts'
import { postEntry } from '../ledger/post-entry.ts'
import { postPayments } from '../payments/post-payments.ts'
import { putInSuspense } from '../suspense/put-in-suspense.ts'
import { suspenseDiffers } from '../suspense/standing-checks.ts'
import { refundsDiffer, staleRefundChecks } from './standing-checks.ts'

const office = testOffice({ on: '2026-11-23', keep: true })
type Whole = SuccessOf<typeof refunds.show>
type CheckFile = SuccessOf<typeof checkFiles.make>
type Candidates = SuccessOf<typeof refunds.candidates>

let town: TownAccount[]
beforeAll(async () => {
  const left = { closedOn: '2026-06-01' }
  town = await office.work((work) =>
    smallTown(work, [
      { name: 'Ana Lopez', ...left },
      { name: 'Boris Quill', ...left },
      { name: 'Cleo Gone', closedOn: '2026-11-01' },
      { name: 'Dan Open' },
      { name: 'Eve Open' },
      { name: 'Flo Rich', ...left },
    ]),
  )
  for (const [at, amount] of [5000, 50, 700, 3000, 0, 150_000].entries())
    if (amount > 0) await paid(at, amount)
  await forwarded(0)
})

const paid = (at: number, amount: number) =>
  office.work((work) =>
    postPayments(work, [
      {
        accountId: town[at]!.id,
        amount: cents(amount),
        tender: 'check',
        receivedOn: PlainDate.from('2026-10-01'),
        receipt: `R-${at}-${amount}`,
      },
    ]),
  )
/** The customer tells where they live now. */
const forwarded = (at: number) =>
  office.work(({ db }) =>
    db
      .updateTable('party')
      .set({ mail_line_1: '1 New Road', mail_place: 'Ontario', mail_state: 'CA', mail_zip: '91764' })
      .where('id', '=', town[at]!.partyId)
      .execute(),
  )
const balance = (at: number) => office.work((work) => accountBalance(work, town[at]!.id))
const candidates = async () => (await answered<Candidates>(office.get('/refunds/candidates'))).rows
const post = (path: string, body: object = {}, role: Role = 'clerk') =>
  office.as(role).post(`/refunds${path}`, body)
const prepare = (some: object = {}) => answered<Whole>(post('/batches', { key: randomUUID(), ...some }))
const approve = (batchId: number, role: Role = 'coordinator') => post(`/batches/${batchId}/approve`, {}, role)
const checks = (batchId: number, some: readonly object[]) =>
  post(`/batches/${batchId}/checks`, { checks: some.map((one) => ({ on: '2026-11-23', ...one })) })
const check = (batchId: number, refundId: number, checkNumber: string) =>
  checks(batchId, [{ refundId, checkNumber }])
const undo = (id: number, instead: string) =>
  post(`/${id}/void`, { reason: 'Never cashed', instead }, 'manager')
const toldBy = (answer: Promise<Response>) => answered<SuccessOf<typeof checkFiles.show>>(answer)
const make = (shown: number, role: Role = 'coordinator', key: string = randomUUID()) =>
  post('/check-files', { key, shown }, role)
/** A payee as the bank reads it: in capitals, 54 wide. */
const asPayee = (name: string): string => name.toUpperCase().padEnd(54)
const contentOf = async ({ fileId }: CheckFile): Promise<string> =>
  (await office.get(`/refunds/check-files/${fileId}/content`)).text()
const ties = async () => {
  expect(await office.work((work) => refundsDiffer.find(work))).toEqual([])
  expect(await office.work((work) => suspenseDiffers.find(work))).toEqual([])
}

describe('what may go back', () => {
  it('says of each credit of a closed account why it waits, and leaves open accounts alone', async () => {
    expect(
      (await candidates()).map(({ payee, amountCents, notYet }) => [payee, amountCents, notYet]),
    ).toEqual([
      ['Ana Lopez', 5000, null],
      ['Boris Quill', 50, 'no-forwarding-address'],
      ['Flo Rich', 150_000, 'no-forwarding-address'],
      ['Cleo Gone', 700, 'no-forwarding-address'],
    ])
    await forwarded(1)
    await forwarded(2)
    expect((await candidates()).map(({ notYet }) => notYet)).toEqual([
      null,
      'below-least',
      'no-forwarding-address',
      'final-bill-to-come',
    ])
  })
})

describe('a batch of refunds', () => {
  let whole: Whole

  it('has what may go back and what customers ask for, once, and posts nothing', async () => {
    const without = { key: randomUUID(), accountNumbers: [town[3]!.number, town[4]!.number] }
    expect(await refused(post('/batches', without))).toMatchObject({
      code: 'FIELD_REFUSED',
      details: { field: 'accountNumbers' },
    })
    const body = { key: randomUUID(), accountNumbers: [town[3]!.number] }
    const both = await Promise.all([post('/batches', body), post('/batches', body)])
    const [first, second] = await Promise.all(both.map((one) => one.json() as Promise<Whole>))
    expect(second).toEqual(first)
    whole = first!
    expect(whole.refunds).toMatchObject([
      { payee: 'Ana Lopez', amountCents: 5000 },
      { payee: 'Dan Open', amountCents: 3000 },
    ])
    expect([await balance(0), await balance(3)]).toEqual([-5000, -3000])
    expect(await refused(post('/batches', { key: randomUUID() }))).toMatchObject({
      code: 'REFUND_BATCH_EMPTY',
    })
  })

  it('is approved by another person, within authority; then it is owed', async () => {
    const { batchId } = whole.batch
    expect(await waitingFor(office, 'clerk', 'refund-batches')).toEqual([])
    expect(await waitingFor(office, 'coordinator', 'refund-batches')).toMatchObject([
      { kind: 'mine', at: `/refunds/${batchId}`, amountCents: 8000 },
    ])
    expect(await refused(approve(batchId, 'clerk'))).toMatchObject({ code: 'NOT_PERMITTED' })
    const done = await answered<Whole>(approve(batchId))
    expect(done.batch).toMatchObject({
      state: 'approved',
      toPay: 2,
      cents: 8000,
      decidedBy: 'Test coordinator',
    })
    expect(done.refunds).toMatchObject([
      { state: 'to-pay', letterId: expect.any(Number) as number },
      { state: 'to-pay' },
    ])
    expect(await waitingFor(office, 'coordinator', 'refund-batches')).toEqual([])
    expect([await balance(0), await balance(3)]).toEqual([0, 0])
    expect(await refused(approve(batchId, 'manager'))).toMatchObject({ code: 'REFUND_BATCH_NOT_PROPOSED' })
    await ties()
  })

  it('is paid by the checks of Finance, each number once', async () => {
    const { batchId } = whole.batch
    const [ana, dan] = whole.refunds.map(({ refundId }) => refundId)
    const twice = ['8001', '8002'].map((checkNumber) => ({ refundId: ana, checkNumber }))
    expect(await refused(checks(batchId, twice))).toMatchObject({ details: { field: 'checks' } })
    const early = { refundId: ana, checkNumber: '8001', on: '2026-11-22' }
    expect(await refused(checks(batchId, [early]))).toMatchObject({ details: { field: 'on' } })
    expect(await answered<Whole>(check(batchId, ana!, '9001'))).toMatchObject({ batch: { toPay: 1 } })
    expect(await answered<Whole>(check(batchId, ana!, '9001'))).toMatchObject({ batch: { toPay: 1 } })
    expect(await refused(check(batchId, dan!, '9001'))).toMatchObject({
      code: 'REFUND_CHECK_TAKEN',
      details: { checkNumbers: ['9001'] },
    })
    const requests = await office.as('clerk').get(`/refunds/batches/${batchId}/requests`)
    expect(requests.headers.get('content-type')).toContain('spreadsheetml')
    expect(await answered<Whole>(check(batchId, dan!, '9002'))).toMatchObject({ batch: { toPay: 0 } })
    await ties()
  })

  it('tells the bank of each check once, the same bytes each time it is taken', async () => {
    expect(await toldBy(office.get('/refunds/check-files'))).toMatchObject({
      citation: 'Banking Services Agreement 2022-031, exhibit C',
      waiting: [
        { kind: 'issued', checkNumber: '9001', amountCents: 5000, payee: 'Ana Lopez' },
        { kind: 'issued', checkNumber: '9002', amountCents: 3000, payee: 'Dan Open' },
      ],
      files: [],
    })
    expect(await refused(make(1))).toMatchObject({
      code: 'CHECK_FILE_CHANGED',
      details: { shown: 1, now: 2 },
    })
    expect(await refused(make(2, 'clerk'))).toMatchObject({ code: 'NOT_PERMITTED' })
    const key = randomUUID()
    const both = await Promise.all([make(2, 'coordinator', key), make(2, 'coordinator', key)])
    const [file, again] = await Promise.all(both.map((one) => one.json() as Promise<CheckFile>))
    expect(again).toEqual(file)
    expect(file).toMatchObject({ issued: 2, issuedCents: 8000, voided: 0 })
    expect(await contentOf(file!)).toBe(
      `000000004711   000000900100000000500020261123 ${asPayee('Ana Lopez')}\r\n` +
        `000000004711   000000900200000000300020261123 ${asPayee('Dan Open')}\r\n`,
    )
    expect(await refused(make(2))).toMatchObject({ code: 'CHECK_FILE_EMPTY' })
  })

  it('a check that is voided is paid anew, or its money is a credit again', async () => {
    const [ana, dan] = whole.refunds.map(({ refundId }) => refundId)
    const after = await answered<Whole>(undo(ana!, 'reissue'))
    expect(after.refunds).toMatchObject([
      { state: 'voided', checkNumber: '9001' },
      { state: 'paid' },
      { state: 'to-pay', reissueOf: ana, amountCents: 5000 },
    ])
    const uncash = await cashed(office, dan!, { number: '9002', amount: 3000 })
    expect(await refused(undo(dan!, 'give-back'))).toMatchObject({
      code: 'REFUND_CHECK_CASHED',
      details: { checkNumber: '9002' },
    })
    await uncash()
    await answered<Whole>(undo(dan!, 'give-back'))
    expect([await balance(0), await balance(3)]).toEqual([0, -3000])
    expect(await refused(undo(dan!, 'reissue'))).toMatchObject({ code: 'REFUND_NOT_IN_STATE' })
    await answered(check(whole.batch.batchId, after.refunds[2]!.refundId, '9003'))
    await ties()
    const file = await answered<CheckFile>(make(3))
    expect(file).toMatchObject({ issued: 1, issuedCents: 5000, voided: 2 })
    expect((await contentOf(file)).split('\r\n').map((line) => line.slice(12, 25))).toEqual([
      '2  0000009001',
      '2  0000009002',
      '   0000009003',
      '',
    ])
    expect(await office.work((work) => staleRefundChecks.find(work))).toEqual([])
    office.move('2027-06-01')
    expect(await office.work((work) => staleRefundChecks.find(work))).toMatchObject([{ amountCents: 5000 }])
  })

  it('takes suspense and deposits that somebody asked back, and pays another account of the same customer', async () => {
    const itemId = await office.work(async (work) => {
      const item = { source: 'cash-item', sourceId: 1, tender: 'check', why: 'no-number' } as const
      const known = { amount: cents(900), receivedOn: work.today, payerName: 'Gus Astray' }
      return (await putInSuspense(work, [{ ...item, ...known }]))[0]!
    })
    await answered(office.as('clerk').post(`/suspense/${itemId}/return`, { reason: 'Not ours' }))
    const taken = { amountCents: 10_000, tender: 'check', receipt: 'DEP-1' }
    const { depositId } = await answered<{ depositId: number }>(
      office.as('clerk').post(`/accounts/${town[4]!.number}/deposits`, taken),
    )
    await answered(office.as('coordinator').post(`/deposits/${depositId}/refund`))
    await office.work(({ db }) =>
      db
        .updateTable('account_party')
        .set({ party_id: town[3]!.partyId })
        .where('account_id', '=', town[4]!.id)
        .where('role', '=', 'payer')
        .execute(),
    )
    const { batch, refunds: found } = await prepare({ accountNumbers: [town[3]!.number] })
    expect(new Map(found.map(({ kind, amountCents }) => [kind, amountCents]))).toEqual(
      new Map([
        ['credit', 3000],
        ['deposit', 10_000],
        ['suspense', 900],
      ]),
    )
    const credit = found.find(({ kind }) => kind === 'credit')!
    const to = (accountNumber: string) => post(`/${credit.refundId}/apply`, { accountNumber })
    expect(await refused(to(town[0]!.number))).toMatchObject({ code: 'REFUND_NOT_SAME_CUSTOMER' })
    expect(await answered(to(town[4]!.number))).toMatchObject({ toAccountNumber: town[4]!.number })
    expect(await refused(approve(batch.batchId))).toMatchObject({ code: 'REFUND_OWN_BATCH' })
    expect((await answered<Whole>(approve(batch.batchId, 'manager'))).batch).toMatchObject({ toPay: 2 })
    expect([await balance(3), await balance(4)]).toEqual([0, -3000])
    await ties()
  })

  it('names what is no longer there, and what is more than a coordinator approves', async () => {
    await forwarded(5)
    const { batch, refunds: found } = await prepare()
    expect(found).toMatchObject([{ payee: 'Flo Rich', amountCents: 150_000 }])
    expect(await refused(approve(batch.batchId))).toMatchObject({
      code: 'REFUND_ABOVE_AUTHORITY',
      details: { cents: 150_000, upToCents: 100_000 },
    })
    const { refundId } = found[0]!
    await answered(post(`/${refundId}/leave-out`, { reason: 'They moved back' }))
    expect(await refused(approve(batch.batchId, 'manager'))).toMatchObject({ code: 'REFUND_BATCH_EMPTY' })
    expect(
      await answered<Whole>(post(`/batches/${batch.batchId}/drop`, { reason: 'Nothing left' })),
    ).toMatchObject({
      batch: { state: 'dropped' },
    })
    const again = await prepare()
    expect(again.refunds).toMatchObject([{ payee: 'Flo Rich' }])
    const charge = { debit: '1210', credit: '4450', amount: cents(1), source: 'test', sourceId: 1 }
    await office.work((work) => postEntry(work, { ...charge, postedOn: work.today, accountId: town[5]!.id }))
    expect(await refused(approve(again.batch.batchId, 'manager'))).toMatchObject({
      code: 'REFUND_CREDIT_GONE',
      details: { refundIds: [again.refunds[0]!.refundId] },
    })
  })
})
