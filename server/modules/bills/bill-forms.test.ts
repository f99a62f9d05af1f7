import { beforeEach, describe, expect, it } from 'vitest'
import { postedRun } from '#test/bill-runs'
import { smallTown } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { findRun } from '../billing/bill-run.ts'
import { type BillData, billData } from './bill-data.ts'
import { partedByForm } from './bill-forms.ts'
import { type CityPaper, cityPaper } from './city-paper.ts'
import { compileBills } from './compile-bills.ts'
import { piecesOfRun } from './print-pieces.ts'
import { storedBills } from './stored-bill.ts'

const office = testOffice({ on: '2026-12-05' })
let bills: BillData[]
let paper: CityPaper

beforeEach(async () => {
  await office.work((work) =>
    smallTown(work, [{ name: 'Ada Oak' }, { name: 'Ben Elm' }, { name: 'Cruz Ash' }]),
  )
  const { id } = await postedRun(office)
  await office.work(async (work) => {
    paper = await cityPaper(work, await findRun(work, id))
    const { pieces } = await piecesOfRun(work, id)
    const ids = pieces.map(({ billId }) => billId)
    bills = (await storedBills(work, ids)).map((bill) => billData(bill, paper))
  })
})

describe('the form under printed bills', () => {
  it('is one for all that show the same, and knows nothing of any of them', () => {
    const { drawn, forms } = partedByForm(bills)
    expect([...forms.keys()]).toEqual(['form-1.pdf'])
    expect(drawn.map(({ draw, form }) => ({ draw, form }))).toEqual(
      bills.map(() => ({ draw: 'own', form: 'form-1.pdf' })),
    )
    const known = JSON.stringify(forms.get('form-1.pdf'))
    for (const { mailTo, facts, chargesTotal } of bills)
      for (const own of [...mailTo, ...facts.map(([, value]) => value), chargesTotal])
        expect(known).not.toContain(JSON.stringify(own))
  })

  it('is another in another language, and none under large print', () => {
    const [first, second, third] = bills as [BillData, BillData, BillData]
    const { drawn, forms } = partedByForm([
      first,
      { ...second, language: 'es' },
      { ...third, largePrint: true },
    ])
    expect(forms.size).toBe(2)
    expect(drawn.map(({ draw, form }) => `${draw} ${form}`)).toEqual([
      'own form-1.pdf',
      'own form-2.pdf',
      'all null',
    ])
  })

  it('is not asked of a template that knows no forms, nor of a bill for the screen', async () => {
    const older = `#let all = json("/data.json")
#set document(title: all.title, date: datetime(year: all.date.at(0), month: all.date.at(1), day: all.date.at(2)))
#for bill in all.bills { assert(bill.draw == "all"); page(bill.words.heading) }`
    const template = { sha256: '', files: { 'bill.typ': older } }
    const pages = { paper, template, issuedOn: '2026-12-05', title: 'Bills' }
    expect((await compileBills(bills, { ...pages, standard: '1.4' })).pages).toBe(3)
    expect((await compileBills(bills, { ...pages, standard: 'ua-1' })).pages).toBe(3)
  })
})
