import { beforeAll, expect, it } from 'vitest'
import { checkFor, lockboxText, bankForm } from '#test/bank-uploads'
import { answered, refused } from '#test/bill-runs'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { cashFigures } from '../cash-reports/tie-to-ledger.ts'
import { accountBalance } from '../ledger/ledger-queries.ts'

const office = testOffice({ on: '2026-11-24', keep: true })
let town: TownAccount[]
beforeAll(async () => {
  town = await office.work((work) => smallTown(work, [{ name: 'Ana Lopez' }, { name: 'Ben Ito' }]))
})

const clerk = office.as('clerk')
type Found = {
  rows: { paymentId: number | null; suspenseItemId: number | null; came: string }[]
  reasons: { code: string; text: string }[]
}
const find = (checkNumber: string, amountCents: number) =>
  answered<Found>(clerk.get(`/returned-items/checks?checkNumber=${checkNumber}&amountCents=${amountCents}`))
const ties = async () => {
  const figures = await office.work((work) => cashFigures(work, work.today))
  expect(figures.filter(({ differenceCents }) => differenceCents !== 0)).toEqual([])
}

it('a check of a lockbox file is found by number and amount, whether it was posted or is in suspense, and returned', async () => {
  const { file } = await answered<{ file: { fileId: number } }>(
    clerk.post(
      '/bank-files',
      bankForm(
        lockboxText([
          checkFor(town[0]!.number, { cents: 4150 }),
          checkFor('999999999', { cents: 1000 }),
          checkFor('999999998', { cents: 2000 }),
        ]),
        'box.txt',
      ),
    ),
  )
  await clerk.post(`/bank-files/${file.fileId}/post`)
  await office.finishJobs()
  const numbers = await office.work(async ({ db }) => {
    const items = await db.selectFrom('bank_file_item').select(['amount_cents', 'check_number']).execute()
    return new Map(items.map((one) => [one.amount_cents, one.check_number!]))
  })
  const posted = await find(`00${numbers.get(4150)}`, 4150)
  expect(posted.rows).toMatchObject([
    { suspenseItemId: null, came: expect.stringContaining('box.txt') as string },
  ])
  const none = await find(numbers.get(4150)!, 4151)
  expect(none.rows).toEqual([])
  expect(none.reasons[0]).toMatchObject({ code: 'nsf', text: 'Not sufficient funds' })
  const nsf = { reason: 'nsf', returnedOn: '2026-11-24' }
  await answered(clerk.post(`/payments/${posted.rows[0]!.paymentId}/returns`, nsf))
  expect((await find(numbers.get(4150)!, 4150)).rows).toEqual([])

  const [nobody, known] = [await find(numbers.get(1000)!, 1000), await find(numbers.get(2000)!, 2000)].map(
    ({ rows }) => rows[0]!.suspenseItemId!,
  )
  const back = (id: number, some: object = {}) => clerk.post(`/suspense/${id}/returns`, { ...nsf, ...some })
  expect(await refused(back(nobody!, { reason: 'mood' }))).toMatchObject({ code: 'REVERSAL_REASON_UNKNOWN' })
  expect(await refused(back(nobody!, { returnedOn: '2026-11-25' }))).toMatchObject({
    details: { field: 'returnedOn' },
  })
  expect(await answered(back(nobody!))).toMatchObject({ fee: null, cashOnlyUntil: null, letterId: null })
  expect(await refused(back(nobody!))).toMatchObject({ code: 'SUSPENSE_ITEM_DECIDED' })
  expect(await answered(back(known!, { accountNumber: town[1]!.number }))).toMatchObject({
    fee: { cents: 2500, state: 'posted' },
    letterId: expect.any(Number) as number,
  })
  expect(await office.work((work) => accountBalance(work, town[1]!.id))).toBe(2500)
  expect(await answered<{ rows: object[] }>(office.get('/returned-items?limit=2'))).toMatchObject({
    rows: [
      {
        suspenseItemId: known,
        accountNumber: town[1]!.number,
        amountCents: 2000,
        againUntil: null,
        letterState: 'draft',
      },
      { suspenseItemId: nobody, accountNumber: null, amountCents: 1000 },
    ],
  })
  await ties()
})
