import { beforeAll, describe, expect, it } from 'vitest'
import { loadMarlow } from '#test/marlow'
import { type OwingAccount, returnedPayments } from '#test/returned-payments'
import { answered, refused } from '../../test/bill-runs.ts'
import { testOffice } from '../../test/test-office.ts'
import { identityQuestions } from '../contacts/identity-questions.ts'
import { recordReturn } from './record-return.ts'
import { ReturnedItemsValue, returnFee } from '../policies/returned-items-policy.ts'

const office = testOffice({ on: '2026-11-23', keep: true })
type Recorded = { returnedItemId: number; balanceCents: number; letterId: number }

beforeAll(() => loadMarlow(office))

const { owing, post, pay, back } = returnedPayments(office)
const owed = ({ accountNumber }: OwingAccount) =>
  answered<{ items: { type: string }[] }>(office.get(`/accounts/${accountNumber}/receivables`))

describe('a returned check', () => {
  it('takes the payment back, charges the fee as a type of its own, stops checks, and drafts the letter', async () => {
    const account = await owing('Ana Lopez')
    const { paymentId } = await pay(account)
    expect(await answered(office.get(`/payments/${paymentId}/returns`))).toMatchObject({
      opensAgain: [{ cents: 3000, dueOn: '2026-10-20' }],
      newBalanceCents: 9000,
      earlierItems: 0,
      citation: 'Marlow Municipal Code § 6-3.355',
    })
    const recorded = await answered<Recorded>(back(paymentId))
    expect(recorded).toMatchObject({
      balanceCents: 11_500,
      fee: { cents: 2500, state: 'posted' },
      cashOnlyUntil: '2027-05-22',
    })
    expect(await owed(account)).toMatchObject({
      items: [
        { openCents: 9000, dueOn: '2026-10-20' },
        { openCents: 2500, type: 'returned-item-fee' },
      ],
      owedSince: '2026-10-20',
    })
    expect(await refused(post(account))).toMatchObject({
      code: 'CHECKS_NOT_TAKEN',
      details: { until: '2027-05-22' },
    })
    expect(await refused(post(account, { takeCheck: true }))).toMatchObject({ code: 'CHECKS_NOT_TAKEN' })
    await pay(account, { tender: 'cash' })
    await pay(account, { takeCheck: true }, 'coordinator')
    const letter = await answered<object>(office.get(`/letters/${recorded.letterId}`))
    expect(JSON.stringify(letter)).toContain('Not sufficient funds')
  })

  it('is a later one, at the later fee, when the payer had one before; the rule holds both down', async () => {
    const account = await owing('Ben Ito')
    const [first, second] = [await pay(account), await pay(account)]
    await answered(back(first.paymentId))
    expect(await answered(back(second.paymentId))).toMatchObject({ fee: { cents: 3500, state: 'waiting' } })
    const fee = {
      firstCents: 2501,
      laterCents: 3500,
      countedDays: 365,
      cap: 'civil-code-1719',
      adjustmentReason: 'fee',
    }
    const reasons = [{ code: 'nsf', en: 'NSF', es: 'NSF', fee: true, stopsChecks: true }]
    expect(ReturnedItemsValue.safeParse({ fee, reasons }).success).toBe(false)
    expect(ReturnedItemsValue.safeParse({ fee: { ...fee, firstCents: 2500 }, reasons }).success).toBe(true)
    expect(
      ReturnedItemsValue.safeParse({ fee: { ...fee, cap: { actualCostCents: 3000 } }, reasons }).success,
    ).toBe(false)
    expect(returnFee({}, { fee: true }, 0)).toBeNull()
  })

  it('is no later one when the fee of the one before was taken back', async () => {
    const account = await owing('Hal Ives')
    const [first, second] = [await pay(account), await pay(account)]
    const { returnedItemId } = await answered<Recorded>(back(first.paymentId))
    const { fee_id: feeId } = await office.work(({ db }) =>
      db
        .selectFrom('returned_item')
        .select('fee_id')
        .where('id', '=', returnedItemId)
        .executeTakeFirstOrThrow(),
    )
    const note = { note: 'The check was good: the bank says so in writing.' }
    await answered(office.as('manager').post(`/adjustments/${feeId}/reverse`, note))
    expect(await answered(back(second.paymentId))).toMatchObject({ fee: { cents: 2500 } })
  })

  it('that the bank returned by its own error brings no fee, and checks are taken as before', async () => {
    const account = await owing('Cy Young')
    const { paymentId } = await pay(account)
    expect(await answered(back(paymentId, { reason: 'bank-error' }))).toMatchObject({
      fee: null,
      cashOnlyUntil: null,
      balanceCents: 9000,
    })
    await pay(account)
  })

  it('brings no fee when it is waived, with a note that says why', async () => {
    const account = await owing('Di Marsh')
    const { paymentId } = await pay(account)
    expect(await refused(back(paymentId, { waiveFee: true }))).toMatchObject({ code: 'FIELD_REFUSED' })
    const waived = { waiveFee: true, note: 'Her bank merged and changed its numbers.' }
    expect(await answered(back(paymentId, waived))).toMatchObject({ fee: null, balanceCents: 9000 })
  })

  it('has a check refused that comes while the return is being recorded', async () => {
    const account = await owing('Eve Orr')
    const { paymentId } = await pay(account)
    const body = { reason: 'nsf', returnedOn: '2026-11-23', note: '', waiveFee: false }
    let meanwhile: Promise<Response> | undefined
    await office.work(async (work) => {
      await recordReturn(work, { params: { paymentId }, body })
      meanwhile = Promise.resolve(post(account))
    })
    expect(await refused(meanwhile!)).toMatchObject({ code: 'CHECKS_NOT_TAKEN' })
  })

  it('counts no more as the last payment, and the history says that it was taken back', async () => {
    const account = await owing('Fay Oak')
    const { paymentId } = await pay(account)
    const asked = () => office.work((work) => identityQuestions(work, account.accountId, ['last-payment']))
    expect(await asked()).toMatchObject([{ answer: '$30.00, November 20, 2026' }])
    await answered(back(paymentId))
    expect(await asked()).toEqual([])
    const history = await answered<object>(office.get(`/accounts/${account.accountNumber}/history`))
    expect(JSON.stringify(history)).toContain('Taken back on Nov 23, 2026: Not sufficient funds.')
  })

  it('is recorded once, whoever tries in the same moment', async () => {
    const account = await owing('Ed Poe')
    const { paymentId } = await pay(account)
    const answers = await Promise.all([1, 2, 3].map(() => back(paymentId)))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409])
    expect(await owed(account)).toMatchObject({ balanceCents: 11_500 })
  })

  it('is presented again at most twice, each time as a payment of its own', async () => {
    const account = await owing('Flo Kane')
    let { paymentId } = await pay(account)
    const again = (id: number) => office.as('clerk').post(`/returned-items/${id}/again`)
    for (const mark of [2, 3]) {
      const { returnedItemId } = await answered<Recorded>(
        back(paymentId, { waiveFee: true, note: 'Presented again.' }),
      )
      const posted = await answered<{ paymentId: number; receipt: string }>(again(returnedItemId))
      expect(posted).toMatchObject({ balanceCents: 6000, receipt: expect.stringMatching(`~${mark}$`) })
      expect(await refused(again(returnedItemId))).toMatchObject({ code: 'RETURNED_ITEM_NOT_AGAIN' })
      ;({ paymentId } = posted)
    }
    const { returnedItemId } = await answered<Recorded>(
      back(paymentId, { waiveFee: true, note: 'For good.' }),
    )
    expect(await refused(again(returnedItemId))).toMatchObject({ code: 'RETURNED_ITEM_NOT_AGAIN' })
    const { rows } = await answered<{ rows: object[] }>(office.get('/returned-items?limit=2'))
    expect(rows).toMatchObject([
      {
        returnedItemId,
        payerName: 'Flo Kane',
        againUntil: null,
        presentedAgainOn: null,
        letterState: 'draft',
      },
      { presentedAgainOn: '2026-11-23' },
    ])
  })

  it.each([
    { case: 'an unknown reason', some: { reason: 'mood' }, code: 'REVERSAL_REASON_UNKNOWN' },
    { case: 'a day to come', some: { returnedOn: '2026-11-24' }, code: 'FIELD_REFUSED' },
    { case: 'a day before it was received', some: { returnedOn: '2026-11-19' }, code: 'FIELD_REFUSED' },
  ])('is refused with $case, and nothing is done', async ({ some, code }) => {
    const account = await owing('Gus Hale')
    const { paymentId } = await pay(account)
    expect(await refused(back(paymentId, some))).toMatchObject({ code })
    expect(await owed(account)).toMatchObject({ balanceCents: 6000 })
  })

  it('is not there under an unknown number', async () => {
    expect(await refused(back(999_999))).toMatchObject({ code: 'PAYMENT_NOT_FOUND' })
    const answer = office.post('/returned-items/999999/again')
    expect(await refused(answer)).toMatchObject({ code: 'RETURNED_ITEM_NOT_FOUND' })
  })
})
