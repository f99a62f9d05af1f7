import { beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { answered, release } from '#test/bill-runs'
import { pdfText } from '#test/pdf-text'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-20', keep: true })
const drawn = 'Do not pay: the amount is taken from your account on the due date.'

let town: TownAccount[]
beforeAll(async () => {
  town = await office.work(async (work) => {
    const homes = await smallTown(
      work,
      ['Ana Drawn', 'Ben Asked', 'Cleo Asked'].map((name) => ({ name, openedOn: '2026-11-01' })),
    )
    await work.db.updateTable('account').set({ autopay: true }).execute()
    return homes
  })
})

const finalBillsAre = (finalBill: 'draw' | 'do-not-draw') =>
  office.work(({ db }) =>
    sql`update policy set value = value || ${JSON.stringify({ finalBill })}::jsonb where code = 'autopay'`.execute(
      db,
    ),
  )

/** Bills an account on demand through the API, and answers its bill as it is sent: the words of its PDF, and its page. */
async function billed(at: number, kind: 'final' | 'partial') {
  const { number: account } = town[at]!
  const { id } = await answered(office.post(`/accounts/${account}/bill-now`, { kind, lastOn: '2026-11-15' }))
  await office.finishJobs()
  await release(office, id)
  await answered(office.post(`/runs/${id}/post`))
  await office.finishJobs()
  const { rows } = await answered<{ rows: { number: string; isFinal: boolean; totalDueCents: number }[] }>(
    office.get(`/accounts/${account}/bills`),
  )
  const { number, isFinal, totalDueCents } = rows[0]!
  expect({ isFinal, owes: totalDueCents > 0 }).toEqual({ isFinal: kind === 'final', owes: true })
  const bytes = new Uint8Array(await (await office.get(`/bills/${number}/pdf`)).arrayBuffer())
  const html = await (await office.get(`/bills/${number}/html?language=en`)).text()
  const hasCode = Buffer.from(bytes).toString('latin1').includes('QR code that opens this bill')
  const scanLine = `${String(totalDueCents).padStart(10, '0')} ${account.replaceAll('-', '').padStart(13, '0')}`
  const text = pdfText(bytes)
  return { text, html, hasCode, hasScanLine: text.includes(scanLine) }
}

describe('the final bill of an account on autopay', () => {
  it('says that it is drawn, where the city draws final bills', async () => {
    await finalBillsAre('draw')
    const { text, html } = await billed(0, 'final')
    expect(text).toContain(drawn)
    expect(html).toContain(drawn)
    expect(text).not.toContain('Amount paid')
  })

  it('asks for payment with its scan line and code, where it does not', async () => {
    await finalBillsAre('do-not-draw')
    const { text, html, ...paidBy } = await billed(1, 'final')
    expect(paidBy).toEqual({ hasCode: true, hasScanLine: true })
    for (const told of [text, html]) expect(told).not.toContain(drawn)
    expect(text).toContain('Amount paid')
  })

  it('is the only one: a bill of some days before it is drawn as ever', async () => {
    const { text } = await billed(2, 'partial')
    expect(text).toContain(drawn)
  })
})
