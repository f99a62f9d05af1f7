import { beforeAll, describe, expect, it } from 'vitest'
import { billed, home, loadMarlow, opened } from '#test/marlow'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-23', keep: true })
const town: Record<string, Awaited<ReturnType<typeof opened>>> = {}
let keys = 0
const key = (): string => `request-${(keys += 1)}`

beforeAll(async () => {
  await loadMarlow(office)
  const add = async (line: string, payer: string, phone: string | null) => {
    town[payer] = await opened(office, home(line, payer, { payer: { name: payer, phone } }))
  }
  await add('212 Oak St', 'Ana Lopez', '(909) 555-0142')
  await add('214 Oak St', 'Ben Ito', null)
  await add('216 Oak St', 'Kim Vu', '(909) 555-0177')
  await add('218 Oak St', 'Kim Vu Rentals', '(909) 555-0177')
  const bill = { number: '7', from: '2026-11-01', until: '2026-11-15', charges: 2500 }
  await billed(office, { accountId: town['Ana Lopez']!.accountId, ...bill })
})

type Contact = { id: number; version: number; accountNumber: string | null; endedAt: string | null }
const answer = async (response: Promise<Response>) => {
  const { status } = await response
  return { status, ...((await (await response).json()) as object) } as { status: number } & Contact
}
const clerk = office.as('clerk')
const numberOf = (payer: string): string => town[payer]!.accountNumber
const begin = (some: object = {}) =>
  answer(clerk.post('/contacts/calls', { key: key(), accountNumber: numberOf('Ana Lopez'), ...some }))
const note = { reason: 'bill-question', outcome: 'answered' }
const save = (call: Contact, some: object = {}, as = clerk) =>
  answer(as.put(`/contacts/${call.id}`, { version: call.version, ...note, ...some }))
const log = (some: object) =>
  answer(
    clerk.post('/contacts', {
      key: key(),
      accountNumber: numberOf('Ana Lopez'),
      channel: 'counter',
      ...note,
      ...some,
    }),
  )
const going = async () =>
  ((await (await clerk.get('/contacts/going')).json()) as { call: Contact | null }).call
const due = async () =>
  ((await (await clerk.get('/contacts?followUp=due')).json()) as { rows: Contact[] }).rows.map(({ id }) => id)
const caller = async (from: string) =>
  (await (await clerk.get(`/contacts/caller?from=${encodeURIComponent(from)}`)).json()) as {
    phone: string | null
    rows: { payerName: string; role: string }[]
  }

describe('the caller', () => {
  it.each([
    { from: '+19095550142', finds: ['Ana Lopez'] },
    { from: '(909) 555-0177', finds: ['Kim Vu', 'Kim Vu Rentals'] },
    { from: '+19095550000', finds: [] },
    { from: 'anonymous', finds: [] },
  ])('$from leads to $finds', async ({ from, finds }) => {
    expect((await caller(from)).rows.map(({ payerName }) => payerName)).toEqual(finds)
  })

  it('is found the next time by a number that was noted on them', async () => {
    const page = (await (await clerk.get(`/accounts/${numberOf('Ana Lopez')}`)).json()) as {
      parties: { partyId: number }[]
    }
    const path = `/accounts/${numberOf('Ana Lopez')}/parties/${page.parties[0]!.partyId}/phones`
    expect((await clerk.post(path, { phone: '909 555 0199' })).status).toBe(200)
    expect((await clerk.post(path, { phone: '12345' })).status).toBe(422)
    expect((await caller('+19095550199')).rows).toMatchObject([{ payerName: 'Ana Lopez', role: 'payer' }])
    const found = await (await clerk.get('/accounts/search?q=555-0199')).json()
    expect(found).toMatchObject({ rows: [{ payerName: 'Ana Lopez', matched: 'phone' }] })
  })
})

describe('a call', () => {
  it('goes on until it is logged, whatever happens to the screen', async () => {
    const call = await begin({ phone: '+1 909 555 0142' })
    expect(call).toMatchObject({ status: 201, direction: 'in', phone: '9095550142', endedAt: null })
    expect(await going()).toMatchObject({ id: call.id })
    expect(await begin()).toMatchObject({ id: call.id })
    expect(await begin({ accountNumber: numberOf('Ben Ito') })).toMatchObject({
      code: 'CALL_STILL_GOING',
      details: { contactId: call.id },
    })
    const saved = await save(call, { billNumber: '7', notes: 'Asked why.' })
    expect(saved).toMatchObject({ status: 200, billNumber: '7', outcome: 'answered', version: 2 })
    expect(saved.endedAt).not.toBeNull()
    expect(await going()).toBeNull()
  })

  it('is begun once, however often and how near together it is asked for', async () => {
    const body = { key: key(), accountNumber: numberOf('Ben Ito') }
    const [one, other] = await Promise.all([begin(body), begin(body)])
    expect(one.id).toBe(other.id)
    await save(one)
    expect(await begin(body)).toMatchObject({ id: one.id })
  })

  it('of somebody unknown is about an account once it is found', async () => {
    const call = await begin({ accountNumber: null, phone: '+19095550000' })
    expect(call).toMatchObject({ accountNumber: null })
    expect(await save(call, { accountNumber: numberOf('Kim Vu') })).toMatchObject({
      accountNumber: numberOf('Kim Vu'),
    })
  })

  it('that was none is taken back; one in the log is not', async () => {
    const call = await begin()
    expect((await clerk.post(`/contacts/${call.id}/dismiss`, { version: 1 })).status).toBe(200)
    const logged = await log({})
    expect(await answer(clerk.post(`/contacts/${logged.id}/dismiss`, { version: 1 }))).toMatchObject({
      code: 'CALL_ALREADY_LOGGED',
    })
  })

  it('is written down by two at once: the second is told who was first', async () => {
    const call = await begin()
    const answers = await Promise.all([
      save(call),
      save(call, { outcome: 'passed-on' }, office.as('coordinator')),
    ])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const first = answers[0].status === 200 ? 'Test clerk' : 'Test coordinator'
    expect(answers.find(({ status }) => status === 409)).toMatchObject({
      code: 'CHANGED_MEANWHILE',
      details: { by: first },
    })
  })
})

describe('what is written down', () => {
  it('has no card number in it: it is refused with its field, and what was sent is not kept', async () => {
    const refused = await log({ notes: 'Wants to pay with 4111 1111 1111 1111, 12/27.' })
    expect(refused).toMatchObject({ status: 422, code: 'REQUEST_INVALID' })
    expect(refused).toMatchObject({
      details: { faults: [{ field: 'notes', message: expect.stringMatching(/card number/) }] },
    })
    expect(JSON.stringify(refused)).not.toContain('4111')
    const found = await (await clerk.get('/contacts')).text()
    expect(found).not.toContain('4111')
  })

  it.each([
    { case: 'a reason the city’s list has not', some: { reason: 'weather' }, code: 'CONTACT_REASON_UNKNOWN' },
    { case: 'a follow-up without a day', some: { outcome: 'follow-up' }, code: 'FIELD_REFUSED' },
    { case: 'a follow-up in the past', some: { followUpOn: '2026-11-20' }, code: 'FIELD_REFUSED' },
    { case: 'a bill of nobody', some: { billNumber: '99' }, code: 'BILL_LINE_NOT_FOUND' },
    {
      case: 'a line the bill has not',
      some: { billNumber: '7', billLineNo: 9 },
      code: 'BILL_LINE_NOT_FOUND',
    },
    { case: 'somebody who is nothing to the account', some: { partyId: 9999 }, code: 'PARTY_NOT_FOUND' },
    { case: 'a conversation of tomorrow', some: { on: '2026-11-24' }, code: 'FIELD_REFUSED' },
    { case: 'an account there is not', some: { accountNumber: '1-2' }, code: 'ACCOUNT_NOT_FOUND' },
  ])('refuses $case', async ({ some, code }) => {
    expect(await log(some)).toMatchObject({ code })
  })

  it('is followed up once, on its day', async () => {
    const call = await log({ outcome: 'follow-up', followUpOn: '2026-11-24', channel: 'e-mail' })
    expect(await due()).toEqual([])
    office.move('2026-11-24')
    expect(await due()).toEqual([call.id])
    const done = () =>
      answer(clerk.post(`/contacts/${call.id}/follow-up/done`, { version: call.version, note: 'Called.' }))
    // Two do it at once: one did, the other is told.
    const both = await Promise.all([done(), done()])
    expect(both.find(({ status }) => status === 200)).toMatchObject({
      followUpDoneBy: 'Test clerk',
      notes: 'Called.',
    })
    expect(both.find(({ status }) => status === 409)).toMatchObject({ code: 'CHANGED_MEANWHILE' })
    expect(await due()).toEqual([])
    office.move('2026-11-23')
  })

  it('is listed newest first, page by page, and goes into a workbook', async () => {
    const list = async (query: string) =>
      (await (await clerk.get(`/contacts?${query}`)).json()) as {
        rows: Contact[]
        next: string | null
        contacts: number
      }
    const whole = await list('')
    const first = await list('limit=2')
    const rest = await list(`limit=200&after=${encodeURIComponent(first.next!)}`)
    expect([...first.rows, ...rest.rows].map(({ id }) => id)).toEqual(whole.rows.map(({ id }) => id))
    expect(first.contacts).toBe(whole.rows.length)
    expect((await list('channel=letter')).rows).toEqual([])
    expect((await clerk.get('/contacts/workbook?reason=bill-question')).status).toBe(200)
    expect((await office.as('auditor').post('/contacts', {})).status).toBe(403)
  })
})
