import { beforeEach, describe, expect, it } from 'vitest'
import { billed, home, loadMarlow, opened } from '#test/marlow'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-23' })
let account: Awaited<ReturnType<typeof opened>>

beforeEach(async () => {
  await loadMarlow(office)
  account = await opened(office, home('212 Oak St', 'Ana Lopez'))
  const bill = { number: '7', from: '2026-11-01', until: '2026-11-15', charges: 2500 }
  await billed(office, { accountId: account.accountId, ...bill })
})

const pay = (some: object = {}) =>
  answer(
    office.as('clerk').post('/payments', {
      accountNumber: account.accountNumber,
      amountCents: 1000,
      tender: 'check',
      receivedOn: '2026-11-20',
      receipt: 'A1',
      ...some,
    }),
  )
const answer = async (response: Promise<Response>) => {
  const { status } = await response
  return { status, ...((await (await response).json()) as object) }
}
const get = (path: string) => answer(office.get(`/accounts/${account.accountNumber}${path}`))

describe('a payment', () => {
  it('lowers what the account owes, today, whatever day it was received', async () => {
    expect(await pay()).toMatchObject({ status: 201, balanceCents: 1500 })
    expect(await get('/payments')).toMatchObject({
      rows: [{ amountCents: 1000, receivedOn: '2026-11-20', postedOn: '2026-11-23', receipt: 'A1' }],
      next: null,
    })
  })

  it('may be more than is owed: the account has a credit', async () => {
    expect(await pay({ amountCents: 3000 })).toMatchObject({ balanceCents: -500 })
  })

  it('is refused the second time', async () => {
    await pay()
    expect(await pay({ amountCents: 1 })).toMatchObject({ status: 409, code: 'PAYMENT_ALREADY_POSTED' })
    expect(await get('/payments')).toMatchObject({ rows: [{ amountCents: 1000 }] })
  })

  it('is posted once when two clerks post it in the same moment', async () => {
    const answers = await Promise.all([pay(), pay()])
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['201', '409'])
    expect(await get('/ledger')).toMatchObject({ balanceCents: 1500 })
  })

  it.each([
    { case: 'nothing', some: { amountCents: 0 }, code: 'REQUEST_INVALID' },
    { case: 'less than nothing', some: { amountCents: -5 }, code: 'REQUEST_INVALID' },
    { case: 'a fraction of a cent', some: { amountCents: 0.5 }, code: 'REQUEST_INVALID' },
    { case: 'money of tomorrow', some: { receivedOn: '2026-11-24' }, code: 'FIELD_REFUSED' },
    { case: 'no receipt', some: { receipt: ' ' }, code: 'REQUEST_INVALID' },
    { case: 'an unknown account', some: { accountNumber: '100-99999-9' }, code: 'ACCOUNT_NOT_FOUND' },
  ])('of $case is refused', async ({ some, code }) => {
    expect(await pay(some)).toMatchObject({ code })
  })

  it('is not for auditors to post', async () => {
    expect((await office.as('auditor').post('/payments', {})).status).toBe(403)
  })
})

describe('the payments of an account', () => {
  it('go on page by page, newest first', async () => {
    for (const receipt of ['A1', 'A2', 'A3']) await pay({ receipt })
    const first = (await get('/payments?limit=2')) as unknown as { next: string }
    expect(first).toMatchObject({ rows: [{ receipt: 'A3' }, { receipt: 'A2' }] })
    expect(await get(`/payments?limit=2&after=${first.next}`)).toMatchObject({
      rows: [{ receipt: 'A1' }],
      next: null,
    })
  })
})
