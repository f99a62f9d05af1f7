import type { bills } from '@cartwright/api/bills'
import type { messages } from '@cartwright/api/messages'
import type { InputOf, SuccessOf } from '@cartwright/api/route'
import { describe, expect, it } from 'vitest'
import { answered, calculatedRun, postedRun, refused, release } from '#test/bill-runs'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-30' })

type Draft = InputOf<typeof messages.add>['body']
type Message = SuccessOf<typeof messages.add>
type Bill = SuccessOf<typeof bills.show>

const everybody: Draft['condition'] = {}
const only = (...terms: NonNullable<Draft['condition']['terms']>): Draft['condition'] => ({ terms })
const draft = (given: Partial<Draft> = {}): Draft => ({
  name: 'Trees',
  en: 'Trees are taken on January 9.',
  es: 'Los árboles se recogen el 9 de enero.',
  from: '2026-11-01',
  condition: everybody,
  ...given,
})
const add = (given: Partial<Draft> = {}): Promise<Message> =>
  answered<Message>(office.post('/messages', draft(given)))

const newestBill = async ({ number }: TownAccount): Promise<Bill> => {
  const { rows } = await answered<{ rows: { number: string }[] }>(office.get(`/accounts/${number}/bills`))
  return answered<Bill>(office.get(`/bills/${rows[0]!.number}`))
}
const said = async (account: TownAccount): Promise<string[]> =>
  (await newestBill(account)).messages.map(({ en }) => en)

const town = () =>
  office.work((work) =>
    smallTown(work, [
      {},
      {
        class: 'commercial',
        services: [{ what: 'refuse:bin:3 yd', pickups: 1 }],
      },
      { language: 'es', billBy: 'email' },
    ]),
  )

describe('a message', () => {
  it('for everybody is on every bill, in English and in Spanish, with its facts filled in', async () => {
    const [home, shop, casa] = await town()
    await add({
      en: 'Account {accountNumber} owes {amountDue}.',
      es: 'La cuenta {accountNumber} debe {amountDue}.',
    })
    await postedRun(office)
    for (const account of [home!, shop!, casa!]) {
      const { messages: borne, totalDueCents, number } = await newestBill(account)
      const amount = `$${(totalDueCents / 100).toFixed(2)}`
      expect(borne).toEqual([
        {
          en: `Account ${account.number} owes ${amount}.`,
          es: `La cuenta ${account.number} debe ${amount}.`,
        },
      ])
      const page = (language: string) => office.get(`/bills/${number}/html?language=${language}`)
      expect(await (await page('en')).text()).toContain(borne[0]!.en)
      expect(await (await page('es')).text()).toContain(borne[0]!.es)
    }
  })

  it('in plain words stands in for both languages', async () => {
    const [home] = await town()
    await add({ en: null, es: null, plain: '311' })
    await postedRun(office)
    expect((await newestBill(home!)).messages).toEqual([{ en: '311', es: '311' }])
  })

  it('for a class or a condition is on those bills and on no others', async () => {
    const [home, shop, casa] = await town()
    await add({ name: 'Shops', en: 'To shops.', condition: only({ fact: 'class', among: ['commercial'] }) })
    await add({
      name: 'Not shops',
      en: 'To homes.',
      condition: only({ fact: 'class', among: ['commercial'], not: true }),
    })
    await add({
      name: 'Spanish',
      en: 'To Spanish.',
      condition: only({ fact: 'language', among: ['es'] }, { fact: 'paperless' }),
    })
    await postedRun(office)
    expect(await said(home!)).toEqual(['To homes.'])
    expect(await said(shop!)).toEqual(['To shops.'])
    expect(await said(casa!)).toEqual(['To homes.', 'To Spanish.'])
  })

  it('with days is on bills from its first day to the day before its end, whatever day they are calculated', async () => {
    const [home] = await town()
    const { billOn } = await answered<{ billOn: string }>(office.post('/runs', { cycle: '1' }))
    const next = Temporal.PlainDate.from(billOn).add({ days: 1 }).toString()
    await add({ name: 'Until the day', en: 'Ended.', until: billOn })
    await add({ name: 'From the day on', en: 'Begins.', from: billOn, until: next })
    await add({ name: 'From the day after', en: 'Later.', from: next })
    await office.post('/runs/1/calculate')
    await office.finishJobs()
    await release(office, 1)
    await answered(office.post('/runs/1/post'))
    await office.finishJobs()
    expect(await said(home!)).toEqual(['Begins.'])
  })

  it('has room beside one other: those that go before come first, the same whenever it is calculated', async () => {
    const [home] = await town()
    for (const [name, priority] of [
      ['C', 7],
      ['A', 2],
      ['B', 2],
    ] as const)
      await add({ name, en: name, priority })
    await postedRun(office)
    expect(await said(home!)).toEqual(['A', 'B'])
  })

  it('that changes is on a register by calculating what changed, and posted bills keep what they bore', async () => {
    const [home] = await town()
    const { id } = await add({ en: 'Before.' })
    const run = await calculatedRun(office)
    await answered(office.put(`/messages/${id}`, draft({ en: 'After.' })))
    await answered(office.post(`/runs/${run.id}/calculate`, { what: 'changed' }))
    await office.finishJobs()
    await release(office, run.id)
    await answered(office.post(`/runs/${run.id}/post`))
    await office.finishJobs()
    await answered(office.put(`/messages/${id}`, draft({ en: 'Too late.' })))
    expect(await said(home!)).toEqual(['After.'])
  })

  it('is counted before it is saved: as many as then bear it', async () => {
    const [home] = await town()
    await postedRun(office)
    const condition = only({ fact: 'class', among: ['residential'] })
    type Reach = SuccessOf<typeof messages.reach>
    const { accounts, gets, classes, cycles } = await answered<Reach>(
      office.post('/messages/reach', { condition }),
    )
    expect({ accounts, gets, cycles: cycles.map(({ cycle }) => cycle) }).toEqual({
      accounts: 3,
      gets: 2,
      cycles: ['1'],
    })
    expect(classes).toEqual([
      { class: 'commercial', accounts: 1, gets: 0 },
      { class: 'residential', accounts: 2, gets: 2 },
    ])
    type Preview = SuccessOf<typeof messages.preview>
    const tried = { ...draft({ condition }), accountNumber: home!.number }
    expect(await answered<Preview>(office.post('/messages/preview', tried))).toMatchObject({
      isFor: true,
      isShown: true,
      terms: [{ told: 'class residential', holds: true }],
    })
    const pdf = await office.post('/messages/preview/pdf', tried)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(await answered(office.get('/messages'))).toEqual({ rows: [] })
  })
})

describe('a message is refused', () => {
  it.each([
    ['without a text for a language', { es: null }, 'MESSAGE_TEXT_MISSING'],
    ['with a text that does not fit', { en: 'x'.repeat(201) }, 'MESSAGE_TOO_LONG'],
    ['with facts that make it too long', { en: `${'x'.repeat(190)}{amountDue}` }, 'MESSAGE_TOO_LONG'],
    ['with a fact no bill has', { en: '{shoeSize}' }, 'MESSAGE_FACT_UNKNOWN'],
    ['that ends before it begins', { until: '2026-11-01' }, 'MESSAGE_DAYS_INVALID'],
    [
      'for a class the city has not',
      { condition: only({ fact: 'class', among: ['castle'] }) },
      'MESSAGE_WORD_UNKNOWN',
    ],
    [
      'for a cycle the city has not',
      { condition: only({ fact: 'cycle', among: ['99'] }) },
      'MESSAGE_WORD_UNKNOWN',
    ],
  ] as const)('%s', async (_, given, code) => {
    await town()
    expect(await refused(office.post('/messages', draft(given as Partial<Draft>)))).toMatchObject({ code })
    expect(await answered(office.get('/messages'))).toEqual({ rows: [] })
  })

  it('by a name that is taken, when it is not there, and to whom it is not for', async () => {
    await town()
    const { id } = await add()
    expect(await refused(office.post('/messages', draft()))).toEqual({
      code: 'MESSAGE_NAME_TAKEN',
      details: { name: 'Trees', messageId: id },
    })
    expect(await refused(office.put('/messages/99', draft()))).toMatchObject({ code: 'MESSAGE_NOT_FOUND' })
    expect(await refused(office.as('clerk').post('/messages', draft()))).toMatchObject({
      code: 'NOT_PERMITTED',
    })
  })
})
