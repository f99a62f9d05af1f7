import { beforeEach, describe, expect, it } from 'vitest'
import type { bills } from '@cartwright/api/bills'
import type { SuccessOf } from '@cartwright/api/route'
import { answered, postedRun, refused } from '#test/bill-runs'
import { smallTown } from '#test/small-town'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-12-05' })
let number: string
let runId: number

beforeEach(async () => {
  await office.work((work) => smallTown(work, [{ name: 'Ada <b>Oak</b> & Sons' }]))
  runId = (await postedRun(office)).id
  const { number: found } = await office.work(({ db }) =>
    db.selectFrom('bill').select('number').orderBy('id').limit(1).executeTakeFirstOrThrow(),
  )
  number = found
})

const shown = () => answered<SuccessOf<typeof bills.show>>(office.get(`/bills/${number}`))
const pdf = async (standard = 'ua-1'): Promise<Buffer> =>
  Buffer.from(await (await office.get(`/bills/${number}/pdf?standard=${standard}`)).arrayBuffer())
const page = async (language: string): Promise<string> =>
  (await office.get(`/bills/${number}/html?language=${language}`)).text()

describe('a posted bill', () => {
  it('shows its lines with their reasons in both languages, and they come to its charges', async () => {
    const bill = await shown()
    expect(bill).toMatchObject({ number, runId, dueOn: expect.any(String) })
    expect(bill.lines[0]!.reasonEn).toContain('Resolution')
    expect(bill.lines[0]!.reasonEs).toContain('Tarifa')
    const sum = bill.lines.reduce((total, line) => total + line.amountCents, 0)
    expect(sum).toBe(bill.chargesCents)
  })

  it('is a tagged PDF that promises PDF/UA-1, or PDF/A when it is to be kept', async () => {
    const [read, kept] = [await pdf('ua-1'), await pdf('a-2a')]
    expect(read.toString('latin1')).toContain('/MarkInfo')
    expect(read.toString('latin1')).toContain('pdfuaid')
    expect(kept.toString('latin1')).toContain('pdfaid')
  })

  it('comes out as the same bytes whenever it is asked for', async () => {
    expect((await pdf()).equals(await pdf())).toBe(true)
  })

  it('is a page without scripts in either language, in which a name is a name and no markup', async () => {
    const [english, spanish] = [await page('en'), await page('es')]
    expect(english).toContain('<html lang="en">')
    expect(spanish).toContain('<html lang="es">')
    expect(spanish).toContain('Monto a pagar')
    expect(english).toContain('Code §\u00A0')
    for (const text of [english, spanish]) expect(text).not.toMatch(/<script|<b>Oak/)
  })

  it('is not found under another number, and a preview is not one', async () => {
    expect(await refused(office.get('/bills/99999999/pdf'))).toMatchObject({ code: 'BILL_NOT_FOUND' })
    const { accountNumber } = await shown()
    const preview = await office.get(`/runs/${runId}/register/${accountNumber}/preview.pdf`)
    expect(preview.headers.get('content-type')).toBe('application/pdf')
    expect(await refused(office.get(`/runs/${runId}/register/1-2-3/preview.pdf`))).toMatchObject({
      code: 'ACCOUNT_NOT_ON_REGISTER',
    })
  })
})
