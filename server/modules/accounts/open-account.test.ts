import { beforeEach, describe, expect, it } from 'vitest'
import { home, loadMarlow, opened } from '#test/marlow'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-23' })
beforeEach(() => loadMarlow(office))

const answer = async (response: Promise<Response>) => {
  const { status } = await response
  return { status, ...((await (await response).json()) as object) }
}

describe('opening an account', () => {
  it('gives it the next number, with its check digit', async () => {
    const first = await opened(office, home('212 Oak St', 'Ana Lopez'))
    const second = await opened(office, home('214 Oak St', 'Ben Ito'))
    expect([first.accountNumber, second.accountNumber]).toEqual(['100-00001-7', '100-00002-5'])
  })

  it('shows the account whole', async () => {
    const { accountNumber } = await opened(
      office,
      home('212 1/2 north oak street, apt 3', 'Ana Lopez', {
        owner: { name: 'Oak Holdings LLC', kind: 'organization', language: 'es' },
        formerNumber: 'A-77',
        note: 'Gate code at the desk.',
      }),
    )
    const page = await office.get(`/accounts/${accountNumber}`)
    expect(page.status).toBe(200)
    expect(await page.json()).toMatchObject({
      accountNumber,
      formerNumber: 'A-77',
      state: 'open',
      class: 'residential',
      cycle: '1',
      openedOn: '2026-11-01',
      payerName: 'Ana Lopez',
      address: '212 1/2 NORTH OAK STREET APT 3',
      balanceCents: 0,
      billBy: 'paper',
      billedUntil: null,
      owedSince: null,
      parties: [
        { name: 'Oak Holdings LLC', role: 'owner', from: '2026-11-01', until: null },
        { name: 'Ana Lopez', role: 'payer', from: '2026-11-01', until: null },
      ],
      services: [],
      alerts: [{ code: 'no-service', severity: 'warning' }],
    })
  })

  it('takes the same address written another way for the same premise', async () => {
    const first = await opened(office, home('212 N Oak St Apt B', 'Ana Lopez'))
    const second = await opened(office, home('0212 North Oak Street, # B', 'Ben Ito'))
    expect(second.premiseId).toBe(first.premiseId)
    const page = await (await office.get(`/accounts/${second.accountNumber}`)).json()
    expect(page).toMatchObject({
      otherAccounts: [{ accountNumber: first.accountNumber, because: 'same-premise' }],
    })
  })

  it('refuses a second account of the class for the same payer there', async () => {
    const { accountNumber } = await opened(office, home('212 Oak St', 'Ana López'))
    expect(await answer(office.post('/accounts', home('212 Oak St', 'ANA LOPEZ')))).toMatchObject({
      status: 409,
      code: 'ACCOUNT_ALREADY_OPEN',
      details: { accountNumber },
    })
    await opened(office, home('212 Oak St', 'Ana López', { class: 'commercial', cycle: '3' }))
  })

  it('is recorded with who did it', async () => {
    const { accountNumber } = await opened(office, home('212 Oak St', 'Ana Lopez'))
    const log = await (await office.as('auditor').get(`/audit?subject=account ${accountNumber}`)).json()
    expect(log).toMatchObject({ rows: [{ command: 'open-account', actor: { name: 'Test coordinator' } }] })
  })

  it.each([
    {
      case: 'an address without a number',
      some: { address: { ...address('Oak St') } },
      field: 'address.line',
    },
    {
      case: 'a state that is none',
      some: { address: { ...address('1 Oak St'), state: 'ZZ' } },
      field: 'address.state',
    },
    { case: 'a class without rates', some: { class: 'castle' }, field: 'class' },
    { case: 'a day far off', some: { openedOn: '2028-01-01' }, field: 'openedOn' },
    {
      case: 'a telephone number that is none',
      some: { payer: { name: 'A', phone: '555' } },
      field: 'payer.phone',
    },
    { case: 'a bill by e-mail to nobody', some: { billBy: 'email' as const }, field: 'billBy' },
  ])('refuses $case and names the field', async ({ some, field }) => {
    expect(await answer(office.post('/accounts', home('1 Oak St', 'Ana Lopez', some)))).toMatchObject({
      status: 422,
      code: 'FIELD_REFUSED',
      details: { field },
    })
  })

  it.each([
    { case: 'a cycle', some: { cycle: '99' }, code: 'CYCLE_NOT_FOUND' },
    { case: 'a party', some: { payer: { partyId: 77 } }, code: 'PARTY_NOT_FOUND' },
  ])('refuses $case that is not there', async ({ some, code }) => {
    expect(await answer(office.post('/accounts', home('1 Oak St', 'Ana Lopez', some)))).toMatchObject({
      status: 404,
      code,
    })
  })

  it('is not for auditors', async () => {
    const response = await office.as('auditor').post('/accounts', home('1 Oak St', 'Ana Lopez'))
    expect(response.status).toBe(403)
  })
})

describe('a list of accounts', () => {
  it('goes on page by page, by number', async () => {
    for (const number of ['1', '2', '3']) await opened(office, home(`${number} Oak St`, 'Ana Lopez'))
    const first = (await (await office.get('/accounts?limit=2')).json()) as Page
    expect(first).toMatchObject({ rows: [{ address: '1 OAK ST' }, { address: '2 OAK ST' }] })
    const second = (await (await office.get(`/accounts?limit=2&after=${first.next}`)).json()) as Page
    expect(second).toMatchObject({ rows: [{ address: '3 OAK ST' }], next: null })
  })

  it('can be of one cycle or class or state', async () => {
    await opened(office, home('1 Oak St', 'Ana Lopez'))
    await opened(office, home('2 Oak St', 'Ben Ito', { class: 'commercial', cycle: '3' }))
    for (const [query, rows] of [
      ['cycle=3', [{ address: '2 OAK ST' }]],
      ['class=residential', [{ address: '1 OAK ST' }]],
      ['state=closed', []],
      ['hasCredit=true', []],
    ] as const)
      expect(await (await office.get(`/accounts?${query}`)).json()).toMatchObject({ rows })
  })
})

type Page = { rows: object[]; next: string | null }

function address(line: string) {
  return { line, place: 'Ontario', state: 'CA', zip: '91764' }
}
