import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, refused } from '#test/bill-runs'
import { loadMarlow } from '#test/marlow'
import { type Owing, payer } from '#test/paying'
import { testOffice } from '#test/test-office'
import { lookAfterPaymentsJob } from './settle-events.ts'
import { settlePayment } from './settle-payment.ts'

const office = testOffice({ on: '2026-11-23', keep: true })
const { begin, bill, ofCity, owing, returned, shown, tryBegin, visitor } = payer(office)
const { desk } = office.payments
const balance = async ({ accountNumber }: Owing) =>
  (await answered<{ balanceCents: number }>(office.get(`/accounts/${accountNumber}/receivables`)))
    .balanceCents
const paymentsOf = async ({ accountNumber }: Owing) =>
  (
    await answered<{ rows: { receipt: string; amountCents: number; reversal: object | null }[] }>(
      office.get(`/accounts/${accountNumber}/payments`),
    )
  ).rows

const find = (accountNumber: string, answer: string, fact = 'bill-number') =>
  visitor.post('/pay/accounts', { city: office.city, accountNumber, fact, answer })

beforeAll(() => loadMarlow(office))

describe('the code of a bill', () => {
  it('shows what is due, the address masked, and no name', async () => {
    const account = await owing('Ana Lopez', { due: '2026-11-20' })
    const answer = await shown(account.token)
    expect(answer).toMatchObject({
      replaced: false,
      due: {
        accountEnding: account.accountNumber.replaceAll('-', '').slice(-4),
        address: expect.stringMatching(/^\d+ E••• S•••$/),
        dueCents: 6000,
        pastDueCents: 6000,
        pendingCents: 0,
      },
    })
    expect(JSON.stringify(answer)).not.toContain('Lopez')
    expect(JSON.stringify(answer)).not.toContain(account.accountNumber)
  })

  it('shows no amount once a newer bill took its place, and pays nothing', async () => {
    const account = await owing('Ben Ito')
    const newer = await bill(account.accountId)
    expect(await shown(account.token)).toMatchObject({ replaced: true, due: null })
    expect(await refused(tryBegin(account.token))).toMatchObject({ code: 'PAY_LINK_REPLACED' })
    expect(await refused(visitor.get(ofCity(`/pay/bills/${account.token}/pdf`)))).toMatchObject({
      code: 'PAY_LINK_UNKNOWN',
    })
    expect(await shown(newer)).toMatchObject({ due: { dueCents: 12_000 } })
  })

  it('holds when the bill after it was not sent to anybody, which proves nothing', async () => {
    const account = await owing('Bo Dean')
    const unsent = await bill(account.accountId, { charges: 100, unsent: true })
    const due = { dueCents: 6000, billNumber: account.token, dueOn: '2026-12-15' }
    expect(await shown(account.token)).toMatchObject({ replaced: false, due })
    expect(await refused(find(account.accountNumber, unsent))).toMatchObject({ code: 'PAY_NOT_FOUND' })
    const { token } = await answered<{ token: string }>(find(account.accountNumber, account.token))
    expect(await shown(token)).toMatchObject({ due })
  })

  it('that nobody has leads nowhere, in any city', async () => {
    expect(await refused(visitor.get(ofCity('/pay/bills/aaaaaaaaaaaaaaaa')))).toMatchObject({
      code: 'PAY_LINK_UNKNOWN',
    })
    expect(await refused(visitor.get('/pay/bills/aaaaaaaaaaaaaaaa?city=nowhere'))).toMatchObject({
      code: 'PAY_NOT_OPEN',
    })
  })
})

describe('an account number with a fact from the bill', () => {
  it('opens the account for a while', async () => {
    const account = await owing('Cy Young')
    const { token } = await answered<{ token: string }>(find(account.accountNumber, account.token))
    expect(await shown(token)).toMatchObject({ due: { dueCents: 6000 } })
    await answered(find(account.accountNumber.replaceAll('-', ''), `${Number(account.token)}`))
    await office.work(({ db }) =>
      sql`update pay_visit set expires_at = now() - interval '1 second'`.execute(db),
    )
    expect(await refused(visitor.get(ofCity(`/pay/bills/${token}`)))).toMatchObject({
      code: 'PAY_LINK_UNKNOWN',
    })
  })

  it('is refused with the same words whatever was wrong, and shut after too many tries', async () => {
    const account = await owing('Di Marsh')
    const answers = [
      await refused(find(account.accountNumber, '00009999')),
      await refused(find('100-99999-9', '00009999')),
      await refused(find(account.accountNumber, '0142', 'phone-last4')),
      await refused(find(account.accountNumber, '$60.00', 'bill-amount')),
    ]
    expect(new Set(answers.map((one) => JSON.stringify(one)))).toEqual(
      new Set(['{"code":"PAY_NOT_FOUND","details":{}}']),
    )
    expect(await refused(find('4111 1111 1111 1111', 'x'))).toMatchObject({ code: 'REQUEST_INVALID' })
    await office.work(({ db }) =>
      sql`update pay_attempt set failures = 10 where account_number = ${account.accountNumber.replaceAll('-', '')}`.execute(
        db,
      ),
    )
    expect(await refused(find(account.accountNumber, account.token))).toMatchObject({
      code: 'TOO_MANY_REQUESTS',
    })
  })
})

describe('a payment', () => {
  it('is posted when the provider says it is paid, never because somebody came back', async () => {
    const account = await owing('Ed Poe')
    const { sessionId, reference, returnToken } = await begin(account.token, { email: 'ed@example.com' })
    expect(await returned(returnToken)).toMatchObject({ state: 'open', posted: false, reference })
    await desk.pay(sessionId, 'card')
    expect(await returned(returnToken)).toMatchObject({ state: 'open', posted: false })
    expect(await balance(account)).toBe(6000)
    await office.finishJobs()
    expect(await returned(returnToken)).toMatchObject({
      state: 'paid',
      posted: true,
      tender: 'card',
      last4: '4242',
      receivedOn: '2026-11-23',
      receiptTo: 'e•••@example.com',
    })
    expect(await balance(account)).toBe(0)
    expect(await paymentsOf(account)).toMatchObject([{ receipt: reference, amountCents: 6000 }])
    expect(office.mailServer.mails()).toMatchObject([
      { to: 'ed@example.com', subject: `Receipt: $60.00, ${reference}` },
    ])
    const { rows } = await answered<{ rows: object[] }>(
      office.get(`/accounts/${account.accountNumber}/online-payments`),
    )
    expect(rows).toMatchObject([{ reference, state: 'paid', feeCents: 204, bookedCents: 6000 }])
  })

  it('is posted once, whether its events come twice, late, or in the wrong order', async () => {
    const account = await owing('Flo Kane')
    const { sessionId } = await begin(account.token)
    await desk.pay(sessionId, 'us_bank_account', 'held')
    await desk.clear(sessionId, true, 'held')
    const [completed, succeeded] = (await desk.find(sessionId))!.events.map(({ id }) => id)
    for (const event of [succeeded!, completed!, succeeded!, completed!]) {
      expect(await desk.tell(sessionId, event)).toBe(200)
      await office.finishJobs()
      expect(await balance(account)).toBe(0)
    }
    expect(await paymentsOf(account)).toHaveLength(1)
  })

  it('from a bank account is pending and taken off what is due; when the bank does not pay, it is due again', async () => {
    const account = await owing('Gus Hale')
    const { sessionId, returnToken } = await begin(account.token)
    await desk.pay(sessionId, 'us_bank_account')
    await office.finishJobs()
    expect(await returned(returnToken)).toMatchObject({ state: 'pending', posted: false })
    expect(await shown(account.token)).toMatchObject({ due: { dueCents: 0, pendingCents: 6000 } })
    expect(await balance(account)).toBe(6000)
    await desk.clear(sessionId, false)
    await office.finishJobs()
    expect(await returned(returnToken)).toMatchObject({ state: 'failed' })
    expect(await shown(account.token)).toMatchObject({ due: { dueCents: 6000, pendingCents: 0 } })
    expect(await paymentsOf(account)).toEqual([])
  })

  it('is not moved by an answer that is older than one seen to', async () => {
    const account = await owing('Hal Moss')
    const { sessionId } = await begin(account.token)
    const older = (await office.payments.provider.fetch({ kind: 'session', id: sessionId }))!
    await desk.pay(sessionId, 'card')
    await office.finishJobs()
    await office.work(async (work) => {
      expect(await settlePayment(work, older, 0)).toMatchObject({ outcome: 'seen to by a later look' })
    })
    expect(await balance(account)).toBe(0)
  })

  it('whose receipt the mail server does not take yet holds up no other', async () => {
    office.mailServer.answers(({ to }) =>
      to === 'slow@example.com'
        ? { outcome: 'later', answer: '450 busy' }
        : { outcome: 'sent', answer: '250 taken' },
    )
    for (const email of ['slow@example.com', 'quick@example.com']) {
      const { sessionId } = await begin((await owing('Lia Berg')).token, { email })
      await desk.pay(sessionId, 'card')
      await office.finishJobs()
    }
    expect(office.mailServer.mails()).toMatchObject([{ to: 'quick@example.com' }])
  })
})

describe('what is begun', () => {
  it.each([
    { case: 'what was due a while ago', some: { amountCents: 5000 }, code: 'PAY_AMOUNT_CHANGED' },
    { case: 'what is past due, when nothing is', some: { pays: 'past-due' }, code: 'PAY_AMOUNT_CHANGED' },
    { case: 'less than the least', some: { pays: 'other', amountCents: 99 }, code: 'PAY_AMOUNT_OUTSIDE' },
    {
      case: 'more than the most',
      some: { pays: 'other', amountCents: 2_500_001 },
      code: 'PAY_AMOUNT_OUTSIDE',
    },
    { case: 'nothing', some: { pays: 'other', amountCents: 0 }, code: 'REQUEST_INVALID' },
    { case: 'an e-mail address that is none', some: { email: 'me' }, code: 'REQUEST_INVALID' },
  ])('is refused with $case', async ({ some, code }) => {
    const account = await owing('Lu Finn')
    expect(await refused(tryBegin(account.token, some))).toMatchObject({ code })
  })

  it('is refused where what is due is less than the provider takes', async () => {
    const account = await owing('Liv Aune', { charges: 49 })
    expect(await refused(tryBegin(account.token, { amountCents: 49 }))).toMatchObject({
      code: 'PAY_AMOUNT_OUTSIDE',
    })
  })

  it('twice under one name is one payment, until the page of the provider ends', async () => {
    const account = await owing('Mo Bell')
    const again = { requestKey: 'the same one' }
    const first = await begin(account.token, again)
    expect(await begin(account.token, again)).toEqual(first)
    expect(
      await refused(tryBegin(account.token, { ...again, pays: 'other', amountCents: 700 })),
    ).toMatchObject({
      code: 'REQUEST_KEY_USED',
    })
    await office.work(({ db }) =>
      sql`update payment_intent set begun_at = begun_at - interval '1 day' where reference = ${first.reference}`.execute(
        db,
      ),
    )
    expect(await refused(tryBegin(account.token, again))).toMatchObject({ code: 'REQUEST_KEY_USED' })
  })
})

describe('a call of the provider', () => {
  it('is refused when it is forged, and nothing is kept of it', async () => {
    const account = await owing('Ned Orr')
    const { sessionId } = await begin(account.token)
    await desk.pay(sessionId, 'card', 'held')
    const [event] = (await desk.find(sessionId))!.events
    expect(await desk.forge(sessionId, event!.id)).toBe(422)
    await office.finishJobs()
    expect(await balance(account)).toBe(6000)
  })

  it('that never came is made up for in the night, whatever is wrong with another payment', async () => {
    const odd = await begin((await owing('Old Pine')).token)
    const account = await owing('Ola Pine')
    const { sessionId } = await begin(account.token)
    await desk.pay(sessionId, 'card', 'held')
    const { provider } = office.payments
    const night = lookAfterPaymentsJob.run({
      city: office.city,
      data: {},
      sendMail: office.mailServer.send,
      paymentProvider: {
        ...provider,
        fetch: async (about) => {
          if (about.id === odd.sessionId) throw new Error('of an odd shape')
          return provider.fetch(about)
        },
      },
      inTransaction: (task) => office.work(task),
    })
    await expect(night).rejects.toThrow('of an odd shape')
    expect(await balance(account)).toBe(0)
  })

  it('about a payout keeps what it is made of, for reconciliation, and makes up for a refund that was not told', async () => {
    const account = await owing('Pia Roth')
    const { sessionId } = await begin(account.token)
    await desk.pay(sessionId, 'card')
    await office.finishJobs()
    await desk.refund(sessionId, 1500, 'made at the provider', 'held')
    const payoutId = await desk.payOut()
    await office.finishJobs()
    expect(await balance(account)).toBe(1500)
    const { rows } = await office.work(({ db }) =>
      sql<{ net: number; lines: number }>`
        select net_cents as net, (select sum(gross_cents - fee_cents)::bigint from provider_payout_line l where l.payout_id = p.id) as lines
        from provider_payout p where payout_id = ${payoutId}`.execute(db),
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]!.net).toBe(rows[0]!.lines)
    expect(rows[0]!.net).toBeGreaterThan(0)
  })
})
