import type {
  BillComparison,
  BillExplanation,
  ExplanationEmail,
} from '@cartwright/api/bill-explanation-shapes'
import type { Letter } from '@cartwright/api/letter-shapes'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import { answered, postedRun, refused } from '#test/bill-runs'
import { pdfText } from '#test/pdf-text'
import { smallTown, type TownAccount, townService } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { postPayments } from '../payments/post-payments.ts'
import { addServices } from '../services/add-services.ts'

const office = testOffice({ on: '2026-11-30', keep: true })

let ada: TownAccount
let ben: TownAccount
let bills: { readonly [name in 'adaNov' | 'adaDec' | 'benNov' | 'benDec']: string }

/** Two homes billed for November and December; Ada paid a part in between and got a second cart. */
beforeAll(async () => {
  const homes = await office.work((work) =>
    smallTown(work, [{ name: 'Ada Oak', email: 'ada@example.com' }, { name: 'Ben Elm' }]),
  )
  ;[ada, ben] = homes as [TownAccount, TownAccount]
  await postedRun(office)
  await office.work((work) =>
    postPayments(work, [
      {
        accountId: ada.id,
        amount: cents(4000),
        tender: 'check',
        receivedOn: PlainDate.from('2026-12-09'),
        receipt: 'R-1',
      },
    ]),
  )
  await office.work((work) =>
    addServices(work, [townService(ada.id, { what: 'refuse:extra-cart:96 gal', from: '2026-12-12' })]),
  )
  office.move('2026-12-31')
  await postedRun(office)
  const { rows } = await office.work(async ({ db }) => ({
    rows: await db.selectFrom('bill').select(['number', 'account_id']).orderBy('id').execute(),
  }))
  const numbers = (account: TownAccount) =>
    rows.filter(({ account_id }) => account_id === account.id).map(({ number }) => number)
  const [[adaNov, adaDec], [benNov, benDec]] = [numbers(ada), numbers(ben)] as [string[], string[]]
  bills = { adaNov: adaNov!, adaDec: adaDec!, benNov: benNov!, benDec: benDec! }
}, 60_000)

const explained = (number: string) => answered<BillExplanation>(office.get(`/bills/${number}/explanation`))
const compared = (number: string, other?: string) =>
  answered<BillComparison>(office.get(`/bills/${number}/comparison${other ? `?with=${other}` : ''}`))

describe('the explanation of a bill', () => {
  it('tells every line to its rate, days, rounding, resolution, rule and cent', async () => {
    const bill = await explained(bills.adaDec)
    expect(bill.lines.every(({ isExplained }) => isExplained)).toBe(true)
    expect(bill.lines.reduce((sum, line) => sum + line.amountCents, 0)).toBe(bill.chargesCents)
    const extra = bill.lines.find(({ en }) => en.includes('extra'))!
    const text = extra.sentences.map(({ en }) => en).join(' ')
    expect(text).toContain('so you pay for 20 of the 31 days of December 2026')
    expect(text).toContain('Marlow Municipal Code § 6-3.310: “A part of a month is charged by its days')
    expect(text).toMatch(/The rate was set by: .*Resolution.*, adopted on/)
    expect(extra.versionId).toEqual(expect.any(Number))
    expect(bill.policies).toMatchObject([{ code: 'proration', citation: 'Marlow Municipal Code § 6-3.310' }])
  })

  it('tells how it comes to what is due, and when that is', async () => {
    const { owed } = await explained(bills.adaDec)
    const texts = owed.map(({ en }) => en)
    expect(texts).toContain('You paid $40.00 on December 9, 2026, by check.')
    expect(texts.find((text) => text.includes('unpaid'))).toMatch(
      /^\$\d+\.\d\d of November 2026 is unpaid and is on this bill\.$/,
    )
    expect(owed.map(({ kind }) => kind)).toEqual([
      'previous',
      'payment',
      'carried',
      'charges',
      'total',
      'due',
      'delinquent',
    ])
    expect(owed.find(({ kind }) => kind === 'due')!.es).toMatch(
      /^Por favor pague a más tardar el \d+ de enero/,
    )
  })

  it('of a number that no bill has is refused, and so is everything about it', async () => {
    for (const path of ['explanation', 'comparison', 'explanation.pdf', 'explanation/emails'])
      expect((await refused(office.get(`/bills/99999999/${path}`))).code).toBe('BILL_NOT_FOUND')
  })

  it('is for staff: a customer is not let in', async () => {
    expect((await refused(office.as('customer').get(`/bills/${bills.adaDec}/explanation`))).code).toBe(
      'NOT_PERMITTED',
    )
  })
})

describe('two bills compared', () => {
  it('are the bill and the one before it unless another is named, the older one first', async () => {
    const { before, after, charges, total } = await compared(bills.adaDec)
    expect([before.number, after.number]).toEqual([bills.adaNov, bills.adaDec])
    expect(charges.causes).toMatchObject([{ cause: 'new', before: [], after: [2] }])
    expect(charges.causes[0]!.amountCents).toBe(charges.differenceCents)
    expect(total.causes.map(({ cause }) => cause).toSorted()).toEqual([
      'charges',
      'payments',
      'previous-balance',
    ])
    const reversed = await compared(bills.adaNov, bills.adaDec)
    expect(reversed.before.number).toBe(bills.adaNov)
  })

  it('of different accounts are refused, and so is a first bill alone', async () => {
    const other = await refused(office.get(`/bills/${bills.adaDec}/comparison?with=${bills.benDec}`))
    expect(other.code).toBe('BILL_OF_ANOTHER_ACCOUNT')
    expect((await refused(office.get(`/bills/${bills.adaNov}/comparison`))).code).toBe('NO_BILL_BEFORE')
  })

  it('that are alike have no cause, and say so', async () => {
    const { charges, spoken } = await compared(bills.benDec)
    expect(charges.causes).toEqual([])
    expect(spoken[0]!.en).toMatch(/the same as on the bill of/)
  })
})

describe('the letter', () => {
  it('is an accessible PDF in either language, with the comparison when it is asked for', async () => {
    const pdf = async (query: string) =>
      Buffer.from(
        await (await office.get(`/bills/${bills.adaDec}/explanation.pdf?${query}`)).arrayBuffer(),
      ).toString('latin1')
    const [english, spanish] = [await pdf('language=en'), await pdf(`language=es&with=${bills.adaNov}`)]
    for (const text of [english, spanish]) expect(text).toContain('pdfuaid')
    expect(spanish.length).not.toBe(english.length)
  })
})

const asked = (partyId: number, some: object = {}) => ({
  partyId,
  language: 'es',
  with: null,
  request: randomUUID(),
  ...some,
})
const send = (body: object) => office.as('clerk').post(`/bills/${bills.adaDec}/explanation/emails`, body)

describe('the explanation by e-mail', () => {
  it('goes once to an address of the account, however often the same request comes', async () => {
    office.mailServer.empty()
    const body = asked(ada.partyId, { with: bills.adaNov })
    const first = await answered<ExplanationEmail>(send(body))
    await office.finishJobs()
    const again = await answered<ExplanationEmail>(send(body))
    await office.finishJobs()
    expect(again).toMatchObject({ emailId: first.emailId, state: 'sent', to: 'ada@example.com' })
    const [mail, ...more] = office.mailServer.mails()
    expect(more).toEqual([])
    expect(mail).toMatchObject({ to: 'ada@example.com', subject: `Su factura ${bills.adaDec} explicada` })
    expect(mail!.text).toContain('Usted pagó $40.00 el 9 de diciembre de 2026, con cheque.')
    expect(mail!.attachments[0]!.name).toBe(`bill-${bills.adaDec}-explained.pdf`)
    const { rows } = await answered<{ rows: ExplanationEmail[] }>(
      office.get(`/bills/${bills.adaDec}/explanation/emails`),
    )
    expect(rows).toHaveLength(1)
  })

  it('does not go to a stranger, nor to somebody without an address', async () => {
    expect((await refused(send(asked(ben.partyId)))).code).toBe('PARTY_NOT_OF_ACCOUNT')
    const without = office.as('clerk').post(`/bills/${bills.benDec}/explanation/emails`, asked(ben.partyId))
    expect((await refused(without)).code).toBe('PARTY_WITHOUT_EMAIL')
    expect((await refused(send(asked(ada.partyId, { with: bills.benNov })))).code).toBe(
      'BILL_OF_ANOTHER_ACCOUNT',
    )
  })
})

const draft = (number: string, some: object = {}) =>
  office.as('clerk').post(`/bills/${number}/explanation/letters`, { requestKey: randomUUID(), ...some })
const letterOf = (letterId: number) => answered<Letter>(office.get(`/letters/${letterId}`))

describe('the explanation as a letter of the account', () => {
  it('is drafted once for a request in the language of whom it is to, from the template of the city, and is in the history', async () => {
    const wanted = { requestKey: randomUUID(), with: bills.adaNov }
    const { letterId } = await answered<{ letterId: number }>(draft(bills.adaDec, wanted))
    expect(await answered(draft(bills.adaDec, wanted))).toEqual({ letterId })
    const letter = await letterOf(letterId)
    expect(letter).toMatchObject({ state: 'draft', language: 'en', accountNumber: ada.number })
    const spanish = await answered<{ letterId: number }>(draft(bills.adaDec, { language: 'es' }))
    expect(await letterOf(spanish.letterId)).toMatchObject({ language: 'es' })
    const { edition } = letter
    await answered(office.as('clerk').post(`/letters/${letterId}/send`, { edition }))
    const text = pdfText(new Uint8Array(await (await office.get(`/letters/${letterId}/pdf`)).arrayBuffer()))
    expect(text).toContain(`Your bill ${bills.adaDec} explained`)
    expect(text).toContain('so you pay for 20 of the 31 days of December 2026')
    expect(text).toContain('Why it differs from the bill before')
    const { rows } = await answered<{ rows: { title: string; kind: string }[] }>(
      office.get(`/accounts/${ada.number}/history`),
    )
    expect(rows.filter(({ kind }) => kind === 'letter').map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        `Letter: Your bill ${bills.adaDec} explained`,
        `Letter: Explicación de su factura ${bills.adaDec}`,
      ]),
    )
    expect(rows).toContainEqual(
      expect.objectContaining({ kind: 'explanation', title: `Bill ${bills.adaDec} explained by e-mail` }),
    )
  })

  it('is refused of a bill there is not, against another account’s, and to a stranger', async () => {
    expect((await refused(draft('99999999'))).code).toBe('BILL_NOT_FOUND')
    expect((await refused(draft(bills.adaDec, { with: bills.benDec }))).code).toBe('BILL_OF_ANOTHER_ACCOUNT')
    expect((await refused(draft(bills.adaDec, { partyId: ben.partyId }))).code).toBe('LETTER_PARTY_UNKNOWN')
    const auditor = office.as('auditor').post(`/bills/${bills.adaDec}/explanation/letters`, {})
    expect((await refused(auditor)).code).toBe('NOT_PERMITTED')
  })
})

describe('a rule of the city', () => {
  it('is quoted in words of both languages with its section', async () => {
    const rule = await answered<{ rows: { en: string; es: string; citation: string }[] }>(
      office.get('/policies/proration'),
    )
    expect(rule.rows[0]).toMatchObject({ citation: 'Marlow Municipal Code § 6-3.310' })
    expect(rule.rows[0]!.en).toContain('Side yard: a month begun is charged whole.')
    expect((await refused(office.get('/policies/nonsense'))).code).toBe('POLICY_NOT_FOUND')
  })
})
