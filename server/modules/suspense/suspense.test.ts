import type { suspense } from '@cartwright/api/suspense'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeAll, describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import { answered, refused } from '#test/bill-runs'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { accountBalance } from '../ledger/ledger-queries.ts'
import { type NewSuspenseItem, putInSuspense } from './put-in-suspense.ts'
import { suspenseDiffers, suspenseWaitsLong } from './standing-checks.ts'
import { rememberedNumbers } from './written-numbers.ts'

const office = testOffice({ on: '2026-11-23', keep: true })

type Listed = SuccessOf<typeof suspense.list>
type Shown = SuccessOf<typeof suspense.show>

let homes: TownAccount[]
let next = 0
beforeAll(async () => {
  homes = await office.work((work) =>
    smallTown(work, [{ name: 'Ana Lopez' }, { name: 'Boris Quill' }, { name: 'Cleo Marsh' }]),
  )
})

const put = async (some: Partial<NewSuspenseItem> = {}): Promise<number> => {
  const [id] = await office.work((work) =>
    putInSuspense(work, [
      {
        source: 'file-item',
        sourceId: ++next,
        amount: cents(4150),
        tender: 'check',
        receivedOn: PlainDate.from('2026-11-19'),
        why: 'unknown-account',
        ...some,
      },
    ]),
  )
  return id!
}
const list = (view = 'open') => answered<Listed>(office.get(`/suspense?view=${view}`))
const show = (id: number) => answered<Shown>(office.get(`/suspense/${id}`))
const move = (id: number, accountNumber: string, remember = false) =>
  office.post(`/suspense/${id}/move`, { accountNumber, reason: 'The stub came by mail.', remember })
const balance = (account: TownAccount) => office.work((work) => accountBalance(work, account.id))
const found = async () => ({
  differs: await office.work((work) => suspenseDiffers.find(work)),
  waits: await office.work((work) => suspenseWaitsLong.find(work)),
})

const remembered = (key: string) => office.work((work) => rememberedNumbers(work, [key]))

describe('money of an unknown account', () => {
  it('is in the books at once, on the day it came, and the list comes to what the ledger has', async () => {
    await put()
    const { rows, held, counts } = await list()
    expect(rows).toMatchObject([{ amountCents: 4150, days: 4, state: 'open' }])
    expect(held).toMatchObject({ cents: 4150, ledgerCents: 4150, ledgerAccount: '9990', overdue: 0 })
    expect(counts.open).toBe(1)
  })

  it('becomes a payment of the day it came when it is moved, and leaves suspense', async () => {
    const id = await put({ written: '100-00009-9', checkNumber: '1201' })
    const [home] = homes
    const before = await balance(home!)
    const moved = await answered<Shown['item']>(move(id, home!.number))
    expect(moved).toMatchObject({
      state: 'moved',
      accountNumber: home!.number,
      decidedBy: 'Test coordinator',
    })
    expect(await balance(home!)).toBe(before - 4150)
    const { rows } = await answered<{ rows: object[] }>(office.get(`/accounts/${home!.number}/payments`))
    expect(rows).toMatchObject([
      { receivedOn: '2026-11-19', postedOn: '2026-11-23', receipt: `suspense-${id}`, checkNumber: '1201' },
    ])
    expect((await found()).differs).toEqual([])
  })

  it('is moved once when two clerks move it in the same moment', async () => {
    const id = await put()
    const [, other] = homes
    const before = await balance(other!)
    const answers = await Promise.all([move(id, other!.number), move(id, other!.number)])
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409'])
    expect(await balance(other!)).toBe(before - 4150)
    expect(await refused(move(id, other!.number))).toMatchObject({
      code: 'SUSPENSE_ITEM_DECIDED',
      details: { state: 'moved', by: 'Test coordinator', accountNumber: other!.number },
    })
  })

  it('waits for its return in suspense, and can be kept after all', async () => {
    const id = await put()
    const ask = { reason: 'The payer wants it back.' }
    expect(await answered(office.post(`/suspense/${id}/return`, ask))).toMatchObject({
      state: 'return-asked',
    })
    expect(await refused(move(id, homes[0]!.number))).toMatchObject({ code: 'SUSPENSE_ITEM_DECIDED' })
    const { held } = await list('return-asked')
    expect(held.cents).toBe(held.ledgerCents)
    expect(await answered(office.post(`/suspense/${id}/keep`, ask))).toMatchObject({ state: 'open' })
  })

  it('is asked about after the days of the rule', async () => {
    await put({ receivedOn: PlainDate.from('2026-11-10'), payerName: 'Mo Late' })
    const { waits, differs } = await found()
    expect(waits.map(({ sentence }) => sentence).join()).toContain('$41.50 of Mo Late')
    expect(differs).toEqual([])
    expect((await list()).held.overdue).toBe(1)
  })

  it('comes as a workbook, and auditors only look', async () => {
    expect((await office.as('auditor').get('/suspense/workbook?view=moved')).status).toBe(200)
    expect((await office.as('auditor').post('/suspense/1/return', { reason: 'x' })).status).toBe(403)
  })
})

describe('the account that may be meant', () => {
  it.each([
    { slip: 'a digit wrong', written: () => homes[2]!.number.replace(/^1/, '9'), code: 'one-digit-wrong' },
    { slip: 'the payer’s name', written: () => null, code: 'name' },
  ])('is found by $slip', async ({ written, code }) => {
    const id = await put({ written: written(), payerName: 'MARSH CLEO' })
    const { matches } = await show(id)
    expect(matches[0]!.account.accountNumber).toBe(homes[2]!.number)
    expect(matches[0]!.reasons.map((reason) => reason.code)).toContain(code)
  })

  it('is known by the bank account that paid for it before', async () => {
    const payer = { payerRouting: '122000247', payerLast4: '4471' }
    await answered(move(await put(payer), homes[1]!.number))
    const { matches } = await show(await put(payer))
    expect(matches).toMatchObject([
      { account: { accountNumber: homes[1]!.number }, reasons: [{ code: 'same-payer' }] },
    ])
  })
})

describe('a number as payers write it', () => {
  it('means an account once a person says so, until it is forgotten', async () => {
    const [home, other] = homes
    await answered(move(await put({ written: 'OLD 4-711' }), home!.number, true))
    expect(await remembered('OLD4711')).toEqual(new Map([['OLD4711', home!.id]]))
    expect(await refused(move(await put({ written: 'old4711' }), other!.number, true))).toMatchObject({
      code: 'SUSPENSE_NUMBER_TAKEN',
      details: { accountNumber: home!.number },
    })
    const numbers = await answered<{ rows: { aliasId: number }[] }>(
      office.get(`/accounts/${home!.number}/written-numbers`),
    )
    expect(numbers.rows).toMatchObject([{ written: 'OLD 4-711', rememberedBy: 'Test coordinator' }])
    const forget = () =>
      office.post(`/written-numbers/${numbers.rows[0]!.aliasId}/forget`, { reason: 'It is another’s.' })
    await answered(forget())
    expect(await refused(forget())).toMatchObject({ code: 'WRITTEN_NUMBER_NOT_FOUND' })
    expect(await remembered('OLD4711')).toEqual(new Map())
  })

  it('is not remembered when nothing is written, or when it is another account’s own', async () => {
    const [home, other] = homes
    expect(await refused(move(await put(), home!.number, true))).toMatchObject({
      code: 'SUSPENSE_NOTHING_WRITTEN',
    })
    expect(await refused(move(await put({ written: other!.number }), home!.number, true))).toMatchObject({
      code: 'SUSPENSE_NUMBER_TAKEN',
    })
  })
})
