import { beforeAll, describe, expect, it } from 'vitest'
import { billed, home, loadMarlow, opened } from '#test/marlow'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-23', keep: true })

/** Everybody in this file's town, by the name of the payer. */
const town: Record<string, { accountNumber: string; accountId: number }> = {}

beforeAll(async () => {
  await loadMarlow(office)
  const add = async (line: string, payer: string, some: Parameters<typeof home>[2] = {}) => {
    town[payer] = await opened(office, home(line, payer, some))
  }
  await add('212 N Euclid Ave', 'María García-López', {
    payer: { name: 'María García-López', phone: '(909) 555-0142', email: 'Maria@Example.com' },
  })
  await add('212 N Euclid Ave Apt 4', 'Ben O’Neill')
  await add('2120 N Euclid Ave', 'Kim Anh Nguyen', { formerNumber: 'UB-00912' })
  await add('77 Holt Blvd', 'Ontario Tire & Wheel', {
    class: 'commercial',
    cycle: '3',
    address: { line: '77 Holt Blvd', place: 'Ontario', state: 'CA', zip: '91764', apn: '1048-524-13' },
  })
  await add('9 Palm Ct', 'Rosa Vega', { payer: { name: 'Rosa Vega', confidentialAddress: true } })
  await office.post('/payments', {
    accountNumber: town['Ben O’Neill']!.accountNumber,
    amountCents: 2500,
    tender: 'check',
    checkNumber: '1042',
    receivedOn: '2026-11-20',
    receipt: 'A1',
  })
  await billed(office, {
    accountId: town['Rosa Vega']!.accountId,
    number: '2026-000417',
    from: '2026-11-01',
    until: '2026-11-15',
    charges: 2500,
  })
})

type Answer = {
  rows: { payerName: string; address: string; matched: string; similar: boolean; confidential: boolean }[]
}
const search = async (text: string): Promise<Answer['rows']> => {
  const response = await office.get(`/accounts/search?q=${encodeURIComponent(text)}`)
  expect(response.status).toBe(200)
  return ((await response.json()) as Answer).rows
}
const names = async (text: string) => (await search(text)).map(({ payerName }) => payerName)

describe('search', () => {
  it.each([
    { text: '100-00001-7', finds: 'María García-López', by: 'account' },
    { text: '100000017', finds: 'María García-López', by: 'account' },
    { text: '00003', finds: 'Kim Anh Nguyen', by: 'account' },
    { text: 'ub-00912', finds: 'Kim Anh Nguyen', by: 'former-number' },
    { text: 'UB009', finds: 'Kim Anh Nguyen', by: 'former-number' },
    { text: '2026-000417', finds: 'Rosa Vega', by: 'bill' },
    { text: '909.555.0142', finds: 'María García-López', by: 'phone' },
    { text: '555-0142', finds: 'María García-López', by: 'phone' },
    { text: '+1 909 555 0142', finds: 'María García-López', by: 'phone' },
    { text: 'maria@ex', finds: 'María García-López', by: 'email' },
    { text: '1048-524-13', finds: 'Ontario Tire & Wheel', by: 'apn' },
    { text: '1048524', finds: 'Ontario Tire & Wheel', by: 'apn' },
    { text: '77 holt', finds: 'Ontario Tire & Wheel', by: 'address' },
    { text: '77 Holt Boulevard, Ontario 91764', finds: 'Ontario Tire & Wheel', by: 'address' },
    { text: '77 holt blvd ontario', finds: 'Ontario Tire & Wheel', by: 'address' },
    { text: 'holt boulevard', finds: 'Ontario Tire & Wheel', by: 'address' },
    { text: '1042', finds: 'Ben O’Neill', by: 'check' },
    { text: '# 1042', finds: 'Ben O’Neill', by: 'check' },
    { text: '212 euclid ave unit 4', finds: 'Ben O’Neill', by: 'address' },
    { text: 'garcia', finds: 'María García-López', by: 'name' },
    { text: 'lopez mar', finds: 'María García-López', by: 'name' },
    { text: 'maria lopez', finds: 'María García-López', by: 'name' },
    { text: 'oneill', finds: 'Ben O’Neill', by: 'name' },
    { text: 'tire &', finds: 'Ontario Tire & Wheel', by: 'name' },
  ])('“$text” finds $finds by $by', async ({ text, finds, by }) => {
    const rows = await search(text)
    expect(rows[0]).toMatchObject({ payerName: finds, matched: by, similar: false })
  })

  it('finds every door of a house, the house first', async () => {
    expect(await names('212 euclid')).toEqual(['María García-López', 'Ben O’Neill'])
    expect(await names('euclid')).toHaveLength(3)
  })

  it.each([
    { text: '77 hotl', finds: 'Ontario Tire & Wheel' },
    { text: '2120 euclide ave', finds: 'Kim Anh Nguyen' },
    { text: 'ngyuen', finds: 'Kim Anh Nguyen' },
    { text: 'gracia', finds: 'María García-López' },
    { text: 'rosa veiga', finds: 'Rosa Vega' },
  ])('“$text”, mistyped, still finds $finds, and says so', async ({ text, finds }) => {
    const rows = await search(text)
    expect(rows[0]).toMatchObject({ payerName: finds, similar: true })
  })

  it('hides an address that must not be told, and finds nobody by it', async () => {
    expect(await search('rosa vega')).toMatchObject([
      { payerName: 'Rosa Vega', confidential: true, address: 'Address confidential' },
    ])
    expect(await search('9 palm')).toEqual([])
    expect(await search('palm court')).toEqual([])
    expect(await search('77 holt')).toMatchObject([{ confidential: false }])
  })

  it.each(['', ' ', 'x', 'zzzzqqqq', '%', '_', "'; drop table account", '((('])(
    'finds nothing for “%s” and stays calm',
    async (text) => {
      expect(await search(text)).toEqual([])
    },
  )
})
