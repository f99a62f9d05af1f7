import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { billed, home, loadMarlow, opened } from '#test/marlow'
import { answered, refused } from '../../test/bill-runs.ts'
import { misfits } from '../../test/misfits.ts'
import { testOffice } from '../../test/test-office.ts'
import { verifyBalances } from '../audit/verify-balances.ts'
import { reverseEntry } from '../ledger/reverse-entry.ts'

const office = testOffice({ on: '2026-11-23', keep: true })
type Account = Awaited<ReturnType<typeof opened>>
let homes = 0
let receipts = 0

beforeAll(() => loadMarlow(office))

async function twoBills(): Promise<Account> {
  const account = await opened(
    office,
    home(`${(homes += 1)}00 Elm St`, 'Ana Lopez', { openedOn: '2026-09-01' }),
  )
  const { accountId } = account
  await billed(office, {
    accountId,
    number: `1${homes}`,
    from: '2026-09-01',
    until: '2026-10-01',
    due: '2026-10-20',
    charges: 2500,
  })
  await billed(office, {
    accountId,
    number: `2${homes}`,
    from: '2026-10-01',
    until: '2026-11-01',
    due: '2026-11-20',
    charges: 3000,
  })
  return account
}
const owed = ({ accountNumber }: Account) =>
  answered<object>(office.get(`/accounts/${accountNumber}/receivables`))
const pay = async ({ accountNumber }: Account, amountCents: number) => {
  const receipt = `A${(receipts += 1)}`
  const body = { accountNumber, amountCents, tender: 'check', receivedOn: '2026-11-23', receipt }
  return { receipt, ...(await answered<{ paymentId: number }>(office.post('/payments', body))) }
}
const takeBack = (paymentId: number, some: object = {}) =>
  office
    .as('clerk')
    .post(`/payments/${paymentId}/reversals`, { reason: 'duplicate', note: 'Keyed twice.', ...some })
const paymentsOf = async ({ accountNumber }: Account) =>
  (
    await answered<{ rows: { paymentId: number; reversal: unknown }[] }>(
      office.get(`/accounts/${accountNumber}/payments`),
    )
  ).rows

describe('a payment that is taken back', () => {
  it('leaves everything as it was before it came: items, due days, what is past due', async () => {
    const account = await twoBills()
    await pay(account, 1000)
    const before = await owed(account)
    const { paymentId } = await pay(account, 4000)
    expect(await answered(office.get(`/payments/${paymentId}/reversals`))).toMatchObject({
      opensAgain: [
        { billNumber: `1${homes}`, dueOn: '2026-10-20', cents: 1500 },
        { billNumber: `2${homes}`, dueOn: '2026-11-20', cents: 2500 },
      ],
      balanceCents: 500,
      newBalanceCents: 4500,
      citation: 'Finance Directive 7, section 9',
    })
    expect(await answered(takeBack(paymentId))).toMatchObject({ balanceCents: 4500, movedTo: null })
    expect(await owed(account)).toEqual(before)
    expect(await paymentsOf(account)).toMatchObject([
      {
        paymentId,
        paid: [{ cents: 1500 }, { cents: 2500 }],
        creditCents: 0,
        reversal: { reason: 'Posted twice', note: 'Keyed twice.' },
      },
      { paid: [{ cents: 1000 }], reversal: null },
    ])
  })

  it('opens again what its credit paid later, and other credits pay what they can of it', async () => {
    const account = await twoBills()
    const first = await pay(account, 6000)
    await billed(office, {
      accountId: account.accountId,
      number: `3${homes}`,
      from: '2026-11-01',
      until: '2026-11-22',
      charges: 2000,
    })
    const second = await pay(account, 3000)
    expect(await owed(account)).toMatchObject({ items: [], creditCents: 1500 })
    await answered(takeBack(first.paymentId))
    expect(await owed(account)).toMatchObject({
      items: [{ openCents: 1000 }, { openCents: 3000 }, { openCents: 500 }],
      creditCents: 0,
    })
    expect(await paymentsOf(account)).toMatchObject([
      { paymentId: second.paymentId, paid: [{ cents: 1500 }, { cents: 1500 }], creditCents: 0 },
      { paymentId: first.paymentId },
    ])
    await answered(takeBack(second.paymentId))
    expect(await owed(account)).toMatchObject({ balanceCents: 7500, creditCents: 0 })
  })

  it('is taken back once, whoever else tries in the same moment', async () => {
    const account = await twoBills()
    const { paymentId } = await pay(account, 1000)
    const answers = await Promise.all([1, 2, 3, 4].map(() => takeBack(paymentId)))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409])
    expect(await refused(takeBack(paymentId))).toEqual({
      code: 'PAYMENT_ALREADY_REVERSED',
      details: { reversedOn: '2026-11-23', reason: 'Posted twice' },
    })
    expect(await owed(account)).toMatchObject({ balanceCents: 5500 })
  })

  it('says of one that was taken back what it had paid, also when that charge was taken back after it', async () => {
    const account = await twoBills()
    const [early, late] = [await pay(account, 2500), await pay(account, 3000)]
    await answered(takeBack(early.paymentId))
    await office.work(async (work) => {
      const { rows } = await sql<{ id: number }>`select id from entry where account_id = ${account.accountId}
        and source = 'bill_line' order by id limit 1`.execute(work.db)
      await reverseEntry(work, { entryId: rows[0]!.id, postedOn: work.today, reason: 'Never billed.' })
    })
    expect(await paymentsOf(account)).toMatchObject([
      { paymentId: late.paymentId, paid: [{ billNumber: `2${homes}`, cents: 3000 }] },
      { paymentId: early.paymentId, paid: [{ billNumber: `1${homes}`, cents: 2500 }] },
    ])
  })

  it('posts again under a mark that no other receipt has', async () => {
    const [wrong, right] = [await twoBills(), await twoBills()]
    const cash = { amountCents: 100, tender: 'cash', receivedOn: '2026-11-23' }
    const posted = (receipt: string) =>
      office.post('/payments', { accountNumber: wrong.accountNumber, ...cash, receipt })
    const { paymentId } = await answered<{ paymentId: number }>(posted('12/31'))
    await answered(posted('12/32'))
    const move = { reason: 'wrong-account', note: 'The neighbour’s.', moveTo: right.accountNumber }
    await answered(takeBack(paymentId, move))
    expect(await paymentsOf(right)).toMatchObject([{ receipt: '12/31~2' }])
    expect(await refused(posted('12/31~2'))).toMatchObject({ code: 'REQUEST_INVALID' })
  })

  it('goes to the account it was meant for in the same step, and says so on both', async () => {
    const [wrong, right] = [await twoBills(), await twoBills()]
    const { paymentId, receipt } = await pay(wrong, 1000)
    const move = {
      reason: 'wrong-account',
      note: 'The stub was of the neighbour.',
      moveTo: right.accountNumber,
    }
    expect(await answered(takeBack(paymentId, move))).toMatchObject({
      balanceCents: 5500,
      movedTo: { accountNumber: right.accountNumber, balanceCents: 4500 },
    })
    expect(await paymentsOf(wrong)).toMatchObject([
      { reversal: { movedTo: { accountNumber: right.accountNumber } } },
    ])
    const [moved] = await paymentsOf(right)
    expect(moved).toMatchObject({
      receipt: `${receipt}~2`,
      movedFrom: wrong.accountNumber,
      paid: [{ cents: 1000 }],
    })
    await answered(takeBack(moved!.paymentId, { ...move, moveTo: wrong.accountNumber }))
    expect(await paymentsOf(wrong)).toMatchObject([{ receipt: `${receipt}~3` }, {}])
  })

  it.each([
    { case: 'an unknown reason', some: { reason: 'mood' }, code: 'REVERSAL_REASON_UNKNOWN' },
    {
      case: 'a reason that is not for a clerk',
      some: { reason: 'card-dispute' },
      code: 'REVERSAL_REASON_NOT_FOR_ROLE',
    },
    { case: 'a move for a reason without one', some: { moveTo: 'own' }, code: 'FIELD_REFUSED' },
    {
      case: 'a move to the same account',
      some: { reason: 'wrong-account', moveTo: 'own' },
      code: 'FIELD_REFUSED',
    },
    {
      case: 'a move to no account',
      some: { reason: 'wrong-account', moveTo: '999' },
      code: 'ACCOUNT_NOT_FOUND',
    },
    { case: 'no note', some: { note: ' ' }, code: 'REQUEST_INVALID' },
  ])('is refused with $case', async ({ some, code }) => {
    const account = await twoBills()
    const { paymentId } = await pay(account, 1000)
    const asked =
      'moveTo' in some && some.moveTo === 'own' ? { ...some, moveTo: account.accountNumber } : some
    expect(await refused(takeBack(paymentId, asked))).toMatchObject({ code })
    expect(await owed(account)).toMatchObject({ balanceCents: 4500 })
  })

  it('is not there under an unknown number, and not for auditors', async () => {
    expect(await refused(takeBack(999_999))).toMatchObject({ code: 'PAYMENT_NOT_FOUND' })
    expect((await office.as('auditor').post('/payments/1/reversals', {})).status).toBe(403)
  })
})

it('the audit finds nothing wrong with what was paid and taken back, and says what was written into the books behind its back', async () => {
  const found = (await office.work(misfits)).map(({ what }) => what)
  expect(found.filter((what) => /open items|allocated beyond/.test(what))).toEqual([])
  const faults = async () =>
    (await office.work(verifyBalances)).filter(({ where }) => /allocation|item|credit/.test(where))
  expect(await faults()).toEqual([])
  await office.work(async ({ db }) => {
    const row = await db
      .selectFrom('allocation')
      .selectAll()
      .where('mirrors_id', 'is', null)
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow()
    await db
      .insertInto('allocation')
      .values({
        account_id: row.account_id,
        credit_entry_id: row.credit_entry_id,
        item_entry_id: row.item_entry_id,
        amount_cents: 1_000_000,
        made_on: row.made_on,
      })
      .execute()
  })
  expect(await faults()).toMatchObject([
    { where: expect.stringContaining('item entry') },
    { where: expect.stringContaining('credit entry') },
  ])
})
