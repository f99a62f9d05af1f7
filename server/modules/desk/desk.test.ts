import { beforeAll, describe, expect, it } from 'vitest'
import { billed, home, loadMarlow, opened, proved } from '#test/marlow'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-23', keep: true })
let account: Awaited<ReturnType<typeof opened>>
let keys = 0
const key = (): string => `request-${(keys += 1)}`
const clerk = office.as('clerk')

beforeAll(async () => {
  await loadMarlow(office)
  const payer = { name: 'Ana Lopez', email: 'ana@example.com', phone: '(909) 555-0142' }
  account = await opened(office, home('212 Oak St', 'Ana Lopez', { payer }))
  for (const [number, from, until] of [
    ['7', '2026-10-01', '2026-11-01'],
    ['8', '2026-11-01', '2026-11-15'],
  ] as const)
    await billed(office, { accountId: account.accountId, number, from, until, charges: 2500 })
  await office.work(({ db }) =>
    db.updateTable('premise').set({ collection_day: 'Thu' }).where('id', '=', account.premiseId).execute(),
  )
})

const of = (path: string): string => `/accounts/${account.accountNumber}${path}`
const answer = async (response: Promise<Response>) => {
  const { status } = await response
  return { status, ...((await (await response).json()) as Record<string, unknown>) }
}
const pay = (amountCents: number, receipt: string) =>
  clerk.post('/payments', {
    accountNumber: account.accountNumber,
    amountCents,
    tender: 'check',
    checkNumber: '1042',
    receivedOn: office.today().toString(),
    receipt,
  })
type Desk = {
  promises: { id: number; version: number; state: string; paidCents: number }[]
  collection: { on: string; usualOn: string; holiday: string | null }[]
  failedLately: number
  provedToday: boolean
  contactChanges: unknown
}
const shown = async () => (await (await clerk.get(of('/desk'))).json()) as Desk
const promise = (some: object = {}, as = clerk) =>
  answer(as.post(of('/promises'), { key: key(), amountCents: 3000, dueOn: '2026-11-30', ...some }))
const checkIdentity = (right: readonly string[], asked = ['name', 'service-address', 'last-bill']) =>
  answer(clerk.post(of('/identity'), { key: key(), forWhat: ['email'], asked, right }))
const changeContact = (some: object) =>
  answer(clerk.put(of('/parties/1'), { name: 'Ana Lopez', phone: '9095550142', ...some }))

describe('a promise', () => {
  it('is open, then kept by what is paid; of two at once the second is told of the first', async () => {
    const answers = await Promise.all([promise(), promise({}, office.as('coordinator'))])
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['201', '409'])
    expect(answers.find(({ status }) => status === 409)).toMatchObject({ code: 'PROMISE_STILL_OPEN' })
    expect((await shown()).promises).toMatchObject([{ state: 'open', paidCents: 0 }])
    await pay(1000, 'A1')
    expect((await shown()).promises).toMatchObject([{ state: 'open', paidCents: 1000 }])
    office.move('2026-12-01')
    expect((await shown()).promises).toMatchObject([{ state: 'broken' }])
    office.move('2026-11-30')
    await pay(2000, 'A2')
    expect((await shown()).promises).toMatchObject([{ state: 'kept', paidCents: 3000 }])
    office.move('2026-11-23')
  })

  it('is taken back while it is open, by whoever saw the latest version', async () => {
    office.move('2026-12-02')
    const { id, version } = (await promise({ dueOn: '2026-12-10' })) as unknown as {
      id: number
      version: number
    }
    const back = (seen: number, as = clerk) =>
      answer(as.post(of(`/promises/${id}/withdraw`), { version: seen, because: 'Paid by plan.' }))
    const both = await Promise.all([back(version), back(version, office.as('coordinator'))])
    expect(both.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409'])
    expect(both.find(({ status }) => status === 200)).toMatchObject({ state: 'withdrawn' })
    expect(both.find(({ status }) => status === 409)).toMatchObject({ code: 'CHANGED_MEANWHILE' })
    expect(await back(version + 1)).toMatchObject({ code: 'PROMISE_NOT_OPEN' })
    expect(await promise({ dueOn: '2026-12-01' })).toMatchObject({ code: 'FIELD_REFUSED' })
    expect(await promise({ dueOn: '2027-12-01' })).toMatchObject({ code: 'FIELD_REFUSED' })
    office.move('2026-11-23')
  })
})

describe('an identity check', () => {
  type Rule = { questions: { fact: string; answer: string | null }[]; rule: { needed: number } }
  const rule = async () => (await (await clerk.get(of('/identity'))).json()) as Rule

  it('asks what the books have, with what they say', async () => {
    const { questions } = await rule()
    expect(questions.map(({ fact }) => fact)).not.toContain('former-number')
    expect(questions).toContainEqual({
      fact: 'name',
      question: 'What name is the account in?',
      answer: 'Ana Lopez',
    })
  })

  it('stands before a change of the e-mail address; a failed one is seen by the next clerk', async () => {
    expect(await changeContact({ email: 'new@example.com' })).toMatchObject({
      status: 409,
      code: 'IDENTITY_CHECK_NEEDED',
      details: { forWhat: ['email'], failed: 0 },
    })
    expect(await checkIdentity(['name'])).toMatchObject({ status: 201, passed: false, factsRight: ['name'] })
    expect(await changeContact({ email: 'new@example.com' })).toMatchObject({ details: { failed: 1 } })
    expect(await shown()).toMatchObject({ failedLately: 1, provedToday: false })
    expect(await checkIdentity(['name', 'phone'])).toMatchObject({ code: 'FIELD_REFUSED' })
    expect(await checkIdentity(['name'], ['name', 'shoe-size'])).toMatchObject({ code: 'FIELD_REFUSED' })
    await proved(office, account.accountNumber)
    expect(await changeContact({ email: 'new@example.com' })).toMatchObject({ status: 200 })
    expect(await shown()).toMatchObject({ provedToday: true })
    // The address that was left behind is told of it, and not where the mail goes now.
    await office.finishJobs()
    const sent = office.mailServer.mails()
    expect(sent.map(({ to }) => to)).toEqual(['ana@example.com'])
    expect(sent[0]!.text).toContain('e-mail address')
    expect(sent[0]!.text).not.toContain('new@example.com')
  })

  it('points out a contact that is changed often', async () => {
    expect(await shown()).toMatchObject({ contactChanges: null })
    await changeContact({ email: 'two@example.com' })
    await changeContact({ email: 'three@example.com' })
    expect(await shown()).toMatchObject({ contactChanges: { changes: 3, days: 60 } })
  })
})

describe('a change of somebody without an e-mail address', () => {
  it('is told by a letter to where the mail went before, which a person sends', async () => {
    const payer = { name: 'Ben Ito', phone: '(909) 555-0177' }
    const other = await opened(office, home('9 Elm St', 'Ben Ito', { payer }))
    const people = async () =>
      (
        (await (await clerk.get(`/accounts/${other.accountNumber}`)).json()) as {
          parties: { partyId: number }[]
        }
      ).parties
    const [ben] = await people()
    await proved(office, other.accountNumber)
    const mail = { line1: 'PO Box 12', place: 'Chino', state: 'CA', zip: '91710' }
    const path = `/accounts/${other.accountNumber}/parties/${ben!.partyId}`
    expect(await answer(clerk.put(path, { name: 'Ben Ito', phone: '9095550177', mail }))).toMatchObject({
      status: 200,
    })
    await office.finishJobs()
    const history = await answer(clerk.get(`/accounts/${other.accountNumber}/history?kinds=notice`))
    const [told] = (history as unknown as { rows: { link: { to: string; key: string } }[] }).rows
    expect(told).toMatchObject({ title: 'A letter to the address before a change was drafted' })
    const letter = await answer(clerk.get(`/letters/${told!.link.key}`))
    expect(letter).toMatchObject({
      state: 'draft',
      partyId: ben!.partyId,
      mailTo: ['Ben Ito', '9 ELM ST', 'ONTARIO CA 91764'],
    })
    expect(JSON.stringify(letter)).toContain('mailing address')
    // Nobody is written to at an old address where the address is confidential by now.
    const hide = {
      name: 'Ben Ito',
      phone: '9095550177',
      confidentialAddress: true,
      mail: { ...mail, line1: 'PO Box 13' },
    }
    expect(await answer(clerk.put(path, hide))).toMatchObject({ status: 200 })
    await office.finishJobs()
    expect(await answer(clerk.get(`/accounts/${other.accountNumber}/history?kinds=notice`))).toMatchObject({
      rows: [{ title: 'A change could be told to nobody' }, {}],
    })
  })

  it('asks who they are before their bank account is billed, as the rule guards it', async () => {
    const other = await opened(office, home('11 Elm St', 'Kim Vu'))
    const autopay = (wanted: boolean) =>
      answer(clerk.put(`/accounts/${other.accountNumber}/preferences`, { autopay: wanted }))
    expect(await autopay(false)).toMatchObject({ status: 200 })
    expect(await autopay(true)).toMatchObject({
      code: 'IDENTITY_CHECK_NEEDED',
      details: { forWhat: ['bank'] },
    })
    await proved(office, other.accountNumber)
    // Once they have, it follows what they agree to, and is set up there.
    expect(await autopay(true)).toMatchObject({ code: 'AUTOPAY_FOLLOWS_MANDATE' })
    expect(await shown()).toMatchObject({
      identity: { needed: 3, guards: ['mailing-address', 'email', 'bank', 'read-out'] },
    })
  })
})

describe('the collection day', () => {
  it('moves with the holiday of its week', async () => {
    expect((await shown()).collection).toEqual([
      { on: '2026-11-27', usualOn: '2026-11-26', holiday: 'Thanksgiving Day' },
      { on: '2026-12-03', usualOn: '2026-12-03', holiday: null },
      { on: '2026-12-10', usualOn: '2026-12-10', holiday: null },
    ])
  })
})

describe('the history', () => {
  type Page = { rows: { id: string; kind: string; on: string }[]; next: string | null }
  const page = async (query: string) => (await (await clerk.get(of(`/history?${query}`))).json()) as Page

  it('has everything once, newest first, page after page', async () => {
    const whole = (await page('limit=500')).rows
    expect(new Set(whole.map(({ kind }) => kind))).toEqual(
      new Set(['bill', 'payment', 'promise', 'identity', 'notice', 'change']),
    )
    expect(whole.map(({ on }) => on)).toEqual(
      whole
        .map(({ on }) => on)
        .toSorted()
        .toReversed(),
    )
    const ids: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const some: Page = await page(`limit=3${next && `&after=${encodeURIComponent(next)}`}`)
      ids.push(...some.rows.map(({ id }) => id))
      next = some.next
    }
    expect(ids).toEqual(whole.map(({ id }) => id))
  })

  it('is narrowed by source and day', async () => {
    expect((await page('kinds=bill')).rows).toHaveLength(2)
    expect((await page('kinds=bill,payment&from=2026-11-30')).rows).toHaveLength(1)
    expect((await page('kinds=weather')).rows).toEqual([])
  })
})
