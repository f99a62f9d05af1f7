import { beforeEach, describe, expect, it } from 'vitest'
import { billed, home, loadMarlow, opened, proved } from '#test/marlow'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-23' })
let account: Awaited<ReturnType<typeof opened>>

beforeEach(async () => {
  await loadMarlow(office)
  account = await opened(office, home('212 Oak St', 'Ana Lopez', { openedOn: '2026-09-01' }))
})

type Page = {
  parties: { partyId: number; name: string; role: string; from: string; until: string | null }[]
  discounts: { discountId: number; from: string; until: string | null }[]
  alerts: { code: string }[]
  [field: string]: unknown
}
const page = async () => (await (await office.get(`/accounts/${account.accountNumber}`)).json()) as Page
const of = (path: string) => `/accounts/${account.accountNumber}${path}`
const answer = async (response: Promise<Response>) => {
  const { status } = await response
  return { status, ...((await (await response).json()) as object) }
}
const history = async (role: string) =>
  (await page()).parties
    .filter((party) => party.role === role)
    .map(({ name, from, until }) => `${name} ${from} ${until}`)
const nov15 = () =>
  billed(office, {
    accountId: account.accountId,
    number: '7',
    from: '2026-11-01',
    until: '2026-11-15',
    charges: 2500,
    due: '2026-11-20',
  })

describe('changing a party', () => {
  it('ends the one before and begins the new one, on the day', async () => {
    const change = { role: 'payer', from: '2026-12-01', party: { name: 'Ben Ito' }, reason: 'sold' }
    expect(await answer(office.post(of('/parties'), change))).toMatchObject({ status: 200 })
    expect(await history('payer')).toEqual(['Ben Ito 2026-12-01 null', 'Ana Lopez 2026-09-01 2026-12-01'])
    expect(await page()).toMatchObject({ payerName: 'Ana Lopez' })
    office.move('2026-12-01')
    expect(await page()).toMatchObject({ payerName: 'Ben Ito' })
  })

  it('on the first day of the one before takes its place', async () => {
    await office.post(of('/parties'), { role: 'payer', from: '2026-09-01', party: { name: 'Ben Ito' } })
    expect(await history('payer')).toEqual(['Ben Ito 2026-09-01 null'])
  })

  it('refuses what is so already, and what would undo a later change', async () => {
    const { partyId } = (await page()).parties[0]!
    const same = { role: 'payer', from: '2026-12-01', party: { partyId } }
    expect(await answer(office.post(of('/parties'), same))).toMatchObject({ code: 'ALREADY_SO' })
    await office.post(of('/parties'), { role: 'payer', from: '2026-12-10', party: { name: 'Ben Ito' } })
    expect(await answer(office.post(of('/parties'), { ...same, from: '2026-12-05' }))).toMatchObject({
      code: 'LATER_CHANGE_KNOWN',
      details: { from: '2026-12-10' },
    })
  })

  it('refuses another payer on days that were billed, and says from when', async () => {
    await nov15()
    const change = { role: 'payer', party: { name: 'Ben Ito' } }
    expect(await answer(office.post(of('/parties'), { ...change, from: '2026-11-14' }))).toMatchObject({
      status: 409,
      code: 'PERIOD_ALREADY_BILLED',
      details: { billedUntil: '2026-11-15', billNumber: '7' },
    })
    expect(await answer(office.post(of('/parties'), { ...change, from: '2026-11-15' }))).toMatchObject({
      status: 200,
    })
  })

  it('lets an occupant and an agent come and go', async () => {
    await office.post(of('/parties'), { role: 'agent', from: '2026-10-01', party: { name: 'Oak Realty' } })
    const agent = (await page()).parties.find(({ role }) => role === 'agent')!
    const ending = { role: 'agent', partyId: agent.partyId, from: '2026-11-01' }
    expect(await answer(office.post(of('/parties/end'), ending))).toMatchObject({ status: 200 })
    expect(await history('agent')).toEqual(['Oak Realty 2026-10-01 2026-11-01'])
    expect(await answer(office.post(of('/parties/end'), ending))).toMatchObject({ code: 'FIELD_REFUSED' })
  })

  it('keeps a payer on the account', async () => {
    const { partyId } = (await page()).parties[0]!
    const ending = { role: 'payer', partyId, from: '2026-12-01' }
    expect(await answer(office.post(of('/parties/end'), ending))).toMatchObject({ code: 'REQUEST_INVALID' })
  })
})

describe('a contact', () => {
  beforeEach(() => proved(office, account.accountNumber))

  it('is corrected whole, and found by the new name only', async () => {
    const { partyId } = (await page()).parties[0]!
    const contact = {
      name: 'Ana Ruiz',
      phone: '909 555 0199',
      email: 'ana@example.com',
      language: 'es',
      mail: { line1: 'PO Box 12', place: 'Upland', state: 'CA', zip: '91786' },
    }
    expect(await answer(office.put(of(`/parties/${partyId}`), contact))).toMatchObject({
      status: 200,
      name: 'Ana Ruiz',
      phone: '9095550199',
      mail: { line1: 'PO Box 12', line2: null },
    })
    const find = async (q: string) => (await (await office.get(`/accounts/search?q=${q}`)).json()) as Found
    expect((await find('ruiz')).rows).toHaveLength(1)
    expect((await find('ana lopez')).rows.filter(({ similar }) => !similar)).toEqual([])
    expect((await page()).alerts.map(({ code }) => code)).toContain('spanish')
  })

  it('of another account is not changed here', async () => {
    await opened(office, home('1 Elm St', 'Ben Ito'))
    expect(await answer(office.put(of('/parties/2'), { name: 'X' }))).toMatchObject({
      status: 404,
      code: 'PARTY_NOT_FOUND',
    })
  })

  it('keeps the e-mail address that bills go to', async () => {
    const { partyId } = (await page()).parties[0]!
    expect(await answer(office.put(of('/preferences'), { billBy: 'email' }))).toMatchObject({
      code: 'FIELD_REFUSED',
      details: { field: 'billBy' },
    })
    await office.put(of(`/parties/${partyId}`), { name: 'Ana Lopez', email: 'ana@example.com' })
    expect(await answer(office.put(of('/preferences'), { billBy: 'email' }))).toMatchObject({ status: 200 })
    expect(await answer(office.put(of(`/parties/${partyId}`), { name: 'Ana Lopez' }))).toMatchObject({
      code: 'FIELD_REFUSED',
      details: { field: 'email' },
    })
  })
})

describe('preferences', () => {
  it('change only where they are named', async () => {
    await office.put(of('/preferences'), { largePrint: true, note: 'Dog in the yard.' })
    await office.put(of('/preferences'), { ownerCopy: true })
    expect(await page()).toMatchObject({ largePrint: true, ownerCopy: true, note: 'Dog in the yard.' })
    const log = await (
      await office.as('auditor').get(`/audit?subject=account ${account.accountNumber}`)
    ).json()
    expect(log).toMatchObject({
      rows: [
        {
          command: 'change-preferences',
          changes: { before: { ownerCopy: false }, after: { ownerCopy: true } },
        },
        { command: 'change-preferences' },
        { command: 'open-account' },
      ],
    })
  })
})

describe('a discount', () => {
  const senior = { code: 'senior', from: '2026-10-01', evidence: 'Medicare card seen' }

  it('is given with its proof, and ended', async () => {
    expect(await answer(office.post(of('/discounts'), senior))).toMatchObject({ status: 201 })
    const { discountId } = (await page()).discounts[0]!
    expect(
      await answer(office.post(of(`/discounts/${discountId}/end`), { from: '2026-12-01' })),
    ).toMatchObject({
      status: 200,
    })
    expect((await page()).discounts).toMatchObject([{ from: '2026-10-01', until: '2026-12-01' }])
  })

  it('ended from its first day was never given', async () => {
    await office.post(of('/discounts'), senior)
    const { discountId } = (await page()).discounts[0]!
    await office.post(of(`/discounts/${discountId}/end`), { from: senior.from })
    expect((await page()).discounts).toEqual([])
  })

  it.each([
    { case: 'one that the city does not give', some: { code: 'fancy' }, code: 'FIELD_REFUSED' },
    { case: 'one that ends before it begins', some: { until: '2026-10-01' }, code: 'FIELD_REFUSED' },
    { case: 'one without proof', some: { evidence: ' ' }, code: 'REQUEST_INVALID' },
  ])('refuses $case', async ({ some, code }) => {
    expect(await answer(office.post(of('/discounts'), { ...senior, ...some }))).toMatchObject({ code })
  })

  it('refuses a second one on the same days, and any on billed days', async () => {
    await office.post(of('/discounts'), senior)
    expect(await answer(office.post(of('/discounts'), { ...senior, from: '2026-11-20' }))).toMatchObject({
      code: 'DISCOUNT_ALREADY_GIVEN',
      details: { from: '2026-10-01', until: null },
    })
    await nov15()
    const { discountId } = (await page()).discounts[0]!
    const end = (from: string) => answer(office.post(of(`/discounts/${discountId}/end`), { from }))
    expect(await end('2026-11-14')).toMatchObject({ code: 'PERIOD_ALREADY_BILLED' })
    expect(await end('2026-11-15')).toMatchObject({ status: 200 })
  })
})

describe('the account page', () => {
  it('says since when money is owed, and how much is past due', async () => {
    await nov15()
    expect(await page()).toMatchObject({
      balanceCents: 2500,
      owedSince: '2026-11-20',
      billedUntil: '2026-11-15',
    })
    expect((await page()).alerts[0]).toMatchObject({
      code: 'past-due',
      text: '$25.00 is past due since November 20, 2026.',
    })
  })

  it('counts a payment to the oldest bill', async () => {
    await nov15()
    await billed(office, {
      accountId: account.accountId,
      number: '8',
      from: '2026-11-15',
      until: '2026-11-22',
      charges: 1000,
      due: '2026-12-10',
    })
    const payment = {
      accountNumber: account.accountNumber,
      amountCents: 2500,
      tender: 'check',
      receivedOn: '2026-11-23',
      receipt: 'A1',
    }
    expect(await answer(office.post('/payments', payment))).toMatchObject({ status: 201, balanceCents: 1000 })
    expect(await page()).toMatchObject({ owedSince: '2026-12-10', payments: [{ receipt: 'A1' }] })
    expect((await page()).alerts.map(({ code }) => code)).not.toContain('past-due')
  })

  it('of an unknown number is refused by name', async () => {
    expect(await answer(office.get('/accounts/100-99999-9'))).toMatchObject({
      status: 404,
      code: 'ACCOUNT_NOT_FOUND',
      details: { accountNumber: '100-99999-9' },
    })
  })
})

type Found = { rows: { similar: boolean }[] }
