import { beforeAll, describe, expect, it } from 'vitest'
import { answered, refused } from '#test/bill-runs'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-24', keep: true })

let home: TownAccount
let receipts = 0
beforeAll(async () => {
  const [first] = await office.work((work) => smallTown(work, [{ name: 'Ana Lopez' }]))
  home = first!
})

const pay = (amountCents: number) => {
  const receipt = `J${(receipts += 1)}`
  const { number: accountNumber } = home
  const body = { accountNumber, amountCents, tender: 'check', receivedOn: office.today().toString(), receipt }
  return answered<{ paymentId: number }>(office.post('/payments', body))
}
const journal = (through: string, layout = 'csv') =>
  office.get(`/gl/cash-journals/${through}?layout=${layout}`)
const lock = (through: string) => office.post('/gl/cash-journals', { through })
/** Debits and credits by account string, of a journal that is locked now. */
const lines = async (through: string) => {
  await answered(lock(through))
  return (await (await journal(through)).text())
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.split(','))
    .map((fields) => [fields[3], fields.at(-2), fields.at(-1)])
}

describe('the journal of cash', () => {
  it('has what came in and what was taken back, once, and the same bytes every time', async () => {
    await pay(5000)
    const { paymentId } = await pay(2500)
    await answered(
      office.post(`/payments/${paymentId}/reversals`, { reason: 'duplicate', note: 'Twice.', moveTo: null }),
    )
    expect(await refused(lock('2026-11-24'))).toMatchObject({ code: 'CASH_JOURNAL_DAY_OPEN' })
    expect(await refused(lock('2026-11-23'))).toMatchObject({ code: 'CASH_JOURNAL_EMPTY' })
    office.move('2026-11-25')
    // Whoever only reads locks nothing, and neither does reading.
    expect(await refused(journal('2026-11-24'))).toMatchObject({ code: 'CASH_JOURNAL_NOT_LOCKED' })
    expect(
      await refused(office.as('auditor').post('/gl/cash-journals', { through: '2026-11-24' })),
    ).toMatchObject({
      code: 'NOT_PERMITTED',
    })
    expect(await answered(office.get('/gl/cash-journals'))).toMatchObject({ through: null, rows: [] })
    const both = await Promise.all([answered(lock('2026-11-24')), answered(lock('2026-11-24'))])
    expect(both[0]).toEqual(both[1])
    const first = await (await journal('2026-11-24')).text()
    expect(await lines('2026-11-24')).toEqual([
      ['520-44100-1010', '75.00', ''],
      ['520-44100-1210', '25.00', ''],
      ['520-44100-1010', '', '25.00'],
      ['520-44100-1210', '', '75.00'],
    ])
    // Money of a day whose journal is locked is in the next one.
    office.move('2026-11-24')
    await pay(100)
    office.move('2026-11-26')
    expect(await (await journal('2026-11-24')).text()).toBe(first)
    expect(await refused(lock('2026-11-23'))).toMatchObject({ code: 'CASH_JOURNAL_PAST' })
    expect(await lines('2026-11-25')).toEqual([
      ['520-44100-1010', '1.00', ''],
      ['520-44100-1210', '', '1.00'],
    ])
    expect(await answered(office.get('/gl/cash-journals'))).toMatchObject({
      through: '2026-11-25',
      rows: [{ debitCents: 100 }, { debitCents: 10_000 }],
    })
  })
})
