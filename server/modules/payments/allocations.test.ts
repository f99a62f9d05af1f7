import { beforeAll, describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import { billed, home, loadMarlow, opened } from '#test/marlow'
import { answered, refused } from '../../test/bill-runs.ts'
import { testOffice } from '../../test/test-office.ts'
import { postEntry } from '../ledger/post-entry.ts'

const office = testOffice({ on: '2026-11-23', keep: true })
type Account = Awaited<ReturnType<typeof opened>>
type Owed = {
  items: { itemId: number; openCents: number; dueOn: string; billNumber: string }[]
  creditCents: number
  balanceCents: number
  pastDueCents: number
  owedSince: string
}
let homes = 0
let receipts = 0

beforeAll(() => loadMarlow(office))

/** A new home with a bill of $25.00 due on 20 October and one of $30.00 due on 20 November. */
async function twoBills(): Promise<Account> {
  const account = await opened(
    office,
    home(`${(homes += 1)}00 Elm St`, 'Ana Lopez', { openedOn: '2026-09-01' }),
  )
  const one = {
    number: `1${homes}`,
    from: '2026-09-01',
    until: '2026-10-01',
    due: '2026-10-20',
    charges: 2500,
  }
  const two = {
    number: `2${homes}`,
    from: '2026-10-01',
    until: '2026-11-01',
    due: '2026-11-20',
    charges: 3000,
  }
  await billed(office, { accountId: account.accountId, ...one })
  await billed(office, { accountId: account.accountId, ...two })
  return account
}
const owed = ({ accountNumber }: Account, asOf = '') =>
  answered<Owed>(office.get(`/accounts/${accountNumber}/receivables${asOf && `?asOf=${asOf}`}`))
const post = ({ accountNumber }: Account, amountCents: number, some: object = {}) =>
  office.post('/payments', {
    accountNumber,
    amountCents,
    tender: 'cash',
    receivedOn: '2026-11-23',
    receipt: `A${(receipts += 1)}`,
    ...some,
  })
const pay = (...asked: Parameters<typeof post>) => answered<{ paymentId: number }>(post(...asked))
const openOf = ({ items }: Owed) => items.map(({ openCents }) => openCents)

describe('what an account owes', () => {
  it('is told item by item, with its due day, on any day', async () => {
    const account = await twoBills()
    expect(await owed(account)).toMatchObject({
      items: [
        { openCents: 2500, dueOn: '2026-10-20', type: 'service', billNumber: `1${homes}` },
        { openCents: 3000, dueOn: '2026-11-20' },
      ],
      creditCents: 0,
      balanceCents: 5500,
      pastDueCents: 5500,
      owedSince: '2026-10-20',
      order: { within: 'sequential', citation: 'Marlow Municipal Code § 6-3.350' },
    })
    expect(await owed(account, '2026-10-25')).toMatchObject({ balanceCents: 2500, pastDueCents: 2500 })
    expect(await owed(account, '2026-10-20')).toMatchObject({ balanceCents: 2500, pastDueCents: 0 })
    expect(await owed(account, '2026-08-31')).toMatchObject({ items: [], balanceCents: 0, owedSince: null })
  })

  it('is not told for a day to come', async () => {
    const account = await twoBills()
    const answer = office.get(`/accounts/${account.accountNumber}/receivables?asOf=2026-11-24`)
    expect(await refused(answer)).toMatchObject({ code: 'FIELD_REFUSED' })
  })
})

describe('a payment', () => {
  it('pays the oldest bill first, then the next; the past stays as it was', async () => {
    const account = await twoBills()
    await pay(account, 4000)
    expect(openOf(await owed(account))).toEqual([1500])
    expect(await owed(account)).toMatchObject({ owedSince: '2026-11-20', pastDueCents: 1500 })
    expect(openOf(await owed(account, '2026-11-22'))).toEqual([2500, 3000])
  })

  it('pays what the payer names, and is refused when that is not open here', async () => {
    const [account, other] = [await twoBills(), await twoBills()]
    const [first, second] = (await owed(account)).items
    const [foreign] = (await owed(other)).items
    await pay(account, 3500, { directedTo: [second!.itemId] })
    expect((await owed(account)).items).toMatchObject([{ itemId: first!.itemId, openCents: 2000 }])
    for (const itemId of [second!.itemId, foreign!.itemId]) {
      const answer = await refused(post(account, 100, { directedTo: [itemId] }))
      expect(answer).toEqual({ code: 'ITEM_NOT_OPEN', details: { itemIds: [itemId] } })
    }
  })

  it('leaves a credit, which pays the next bill when it comes', async () => {
    const account = await twoBills()
    await pay(account, 6000)
    expect(await owed(account)).toMatchObject({ items: [], creditCents: 500, balanceCents: -500 })
    const next = { number: `3${homes}`, from: '2026-11-01', until: '2026-11-22', charges: 2000 }
    await billed(office, { accountId: account.accountId, ...next })
    expect(await owed(account)).toMatchObject({
      items: [{ openCents: 1500 }],
      creditCents: 0,
      balanceCents: 1500,
    })
    await pay(account, 1000)
    expect(openOf(await owed(account))).toEqual([500])
    expect(await written(account)).toEqual([2500, 3000, 500, 1000])
  })

  it('and a credit that names nothing pay in the order of the policy', async () => {
    const account = await twoBills()
    await office.work((work) =>
      postEntry(work, {
        postedOn: PlainDate.from('2026-11-10'),
        debit: '2160',
        credit: '1210',
        amount: cents(1000),
        accountId: account.accountId,
        source: 'deposit',
        sourceId: 1,
      }),
    )
    expect(openOf(await owed(account))).toEqual([1500, 3000])
    expect(openOf(await owed(account, '2026-11-09'))).toEqual([2500, 3000])
  })

  it('of many in the same moment never pays one item twice', async () => {
    const account = await twoBills()
    await Promise.all(Array.from({ length: 8 }, () => pay(account, 1000)))
    expect(await owed(account)).toMatchObject({ items: [], creditCents: 2500, balanceCents: -2500 })
    expect((await written(account)).reduce((a, b) => a + b, 0)).toBe(5500)
  })
})

const written = async ({ accountId }: Account): Promise<number[]> => {
  const rows = await office.work(({ db }) =>
    db
      .selectFrom('allocation')
      .select('amount_cents')
      .where('account_id', '=', accountId)
      .orderBy('id')
      .execute(),
  )
  return rows.map(({ amount_cents }) => amount_cents)
}
