import Excel from 'exceljs'
import { describe, expect, it } from 'vitest'
import type { registers } from '@cartwright/api/registers'
import type { SuccessOf } from '@cartwright/api/route'
import { answered, calculatedRun, refused, releasedRun } from '#test/bill-runs'
import { addHouseholds, type Household, smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-30' })

type Page = SuccessOf<typeof registers.register>
type Bill = SuccessOf<typeof registers.bill>
type Decided = SuccessOf<typeof registers.accept>

const town = (homes: readonly Household[]): Promise<TownAccount[]> =>
  office.work((work) => smallTown(work, homes))
const register = (run: number, query = ''): Promise<Page> =>
  answered<Page>(office.get(`/runs/${run}/register${query}`))
const numbers = async (run: number, query: string) =>
  (await register(run, query)).rows.map(({ accountNumber }) => accountNumber)

describe('the register', () => {
  it('lists accounts page by page, and sums all that fit', async () => {
    const accounts = await town([{}, {}, {}, {}, {}])
    const run = await calculatedRun(office)
    const all = await register(run.id)
    expect(all.rows.map(({ accountNumber }) => accountNumber)).toEqual(accounts.map(({ number }) => number))
    expect(all.totals).toMatchObject({ accounts: 5, bills: 5, held: 0 })
    expect(all.totals.chargesCents).toBe(all.rows.reduce((sum, row) => sum + row.chargesCents, 0))
    for (const sort of ['account', 'change', 'charges']) {
      const seen: string[] = []
      let after = ''
      for (let pages = 0; pages < 3; pages++) {
        const page = await register(run.id, `?sort=${sort}&limit=2${after}`)
        expect(page.totals).toEqual(all.totals)
        seen.push(...page.rows.map(({ accountNumber }) => accountNumber))
        after = `&after=${page.next}`
      }
      expect(seen.toSorted()).toEqual(accounts.map(({ number }) => number).toSorted())
    }
    expect(await refused(office.get(`/runs/${run.id}/register?after=x`))).toMatchObject({
      code: 'REQUEST_INVALID',
    })
  })

  it('puts the largest charge first when asked', async () => {
    const [small, large] = await town([
      {},
      { services: [{ what: 'all:cart-set:96 gal', quantity: 1 }, extra] },
    ])
    const run = await calculatedRun(office)
    expect(await numbers(run.id, '?sort=charges')).toEqual([large!.number, small!.number])
  })

  it('is narrowed by what is asked of accounts and exceptions', async () => {
    const [usual, begun, idle] = await town([
      { name: 'Ana Ruiz' },
      { name: 'Ben_Low', openedOn: '2026-11-12' },
      { services: [] },
    ])
    const { id } = await calculatedRun(office)
    expect(await numbers(id, '?isNew=true')).toContain(begun!.number)
    expect(await numbers(id, '?isProrated=true')).toEqual([begun!.number])
    expect(await numbers(id, '?exception=no-service')).toEqual([idle!.number])
    expect(await numbers(id, '?severity=decide&undecided=true')).toEqual([idle!.number])
    expect(await numbers(id, '?search=ruiz')).toEqual([usual!.number])
    expect(await numbers(id, '?search=n_l')).toEqual([begun!.number])
    expect(await numbers(id, `?search=${usual!.number.replaceAll('-', '')}`)).toEqual([usual!.number])
    expect(await numbers(id, '?search=%25')).toEqual([])
    expect(await numbers(id, '?class=commercial')).toEqual([])
    expect(await numbers(id, '?cause=new')).toEqual([usual!.number, begun!.number])
    expect(await numbers(id, '?changeOverCents=0')).toEqual([])
  })

  it('shows one bill with its lines told in both languages', async () => {
    const [home] = await town([{}])
    const { id } = await calculatedRun(office)
    const bill = await answered<Bill>(office.get(`/runs/${id}/register/${home!.number}`))
    expect(bill.lines[0]).toMatchObject({
      kind: 'service',
      periodFrom: '2026-11-01',
      periodUntil: '2026-12-01',
    })
    expect(bill.lines[0]!.en).toMatch(/^1 × 96 gal cart set/)
    expect(bill.lines[0]!.reasonEs).toContain('Tarifa:')
    expect(bill.lines.reduce((sum, line) => sum + line.amountCents, 0)).toBe(bill.chargesCents)
    expect(await refused(office.get(`/runs/${id}/register/9`))).toEqual({
      code: 'ACCOUNT_NOT_ON_REGISTER',
      details: { accountNumber: '9' },
    })
    expect(await refused(office.get(`/runs/99/register/9`))).toMatchObject({ code: 'RUN_NOT_FOUND' })
  })
})

const extra = { what: 'refuse:extra-cart:96 gal' }

const accept = (id: number, body: object) =>
  office.post(`/runs/${id}/exceptions/accept`, { note: 'Seen', ...body })

describe('deciding exceptions', () => {
  it('accepts those of named accounts with a note', async () => {
    const [one, two] = await town([{ services: [] }, { services: [] }])
    const { id } = await calculatedRun(office)
    const decided = await answered<Decided>(accept(id, { accountNumbers: [one!.number] }))
    expect(decided).toMatchObject({ accounts: 1, run: { undecided: 1 } })
    const { rows } = await register(id, '?exception=no-service')
    expect(rows[0]!.exceptions).toMatchObject([
      { decision: 'accepted', decidedBy: 'Test coordinator', note: 'Seen' },
    ])
    expect(await numbers(id, '?undecided=true')).toEqual([two!.number])
  })

  it('accepts all that fit a filter', async () => {
    await town([{ services: [] }, { services: [] }, {}])
    const { id } = await calculatedRun(office)
    const decided = await answered<Decided>(accept(id, { filter: { exception: 'no-service' } }))
    expect(decided).toMatchObject({ accounts: 2, run: { undecided: 0 } })
    expect(await refused(accept(id, { filter: {} }))).toMatchObject({ code: 'NO_SUCH_EXCEPTION' })
  })

  it('does not accept a day without a rate', async () => {
    const [home] = await town([{ services: [{ what: 'refuse:cart:13 gal' }] }])
    const { id } = await calculatedRun(office)
    const stop = { code: 'EXCEPTION_MUST_BE_MENDED', details: { exception: 'no-rate', accounts: 1 } }
    expect(await refused(accept(id, { code: 'no-rate', accountNumbers: [home!.number] }))).toEqual(stop)
    await accept(id, { filter: {} })
    expect(await refused(accept(id, { filter: {} }))).toEqual(stop)
    await answered(office.post(`/runs/${id}/hold`, { accountNumbers: [home!.number], note: 'No table yet' }))
    expect(await refused(accept(id, { code: 'no-rate', filter: {} }))).toMatchObject({
      code: 'NO_SUCH_EXCEPTION',
    })
  })

  it('needs either accounts or a filter, of accounts there are, while the register can be decided', async () => {
    const [home] = await town([{ services: [] }, {}])
    const { id } = await calculatedRun(office)
    for (const which of [{}, { filter: {}, accountNumbers: [home!.number] }])
      expect(await refused(accept(id, which))).toMatchObject({ code: 'RUN_SCOPE_INVALID' })
    expect(await refused(accept(id, { accountNumbers: ['9'] }))).toMatchObject({ code: 'ACCOUNT_NOT_FOUND' })
    expect(await refused(accept(99, { filter: {} }))).toMatchObject({ code: 'RUN_NOT_FOUND' })
    expect(
      (await office.as('auditor').post(`/runs/${id}/exceptions/accept`, { filter: {}, note: 'x' })).status,
    ).toBe(403)
  })

  it('is over once the register is released', async () => {
    const [home] = await town([{}])
    const { id } = await releasedRun(office)
    const named = { accountNumbers: [home!.number], note: 'Late' }
    for (const step of ['exceptions/accept', 'hold', 'unhold'])
      expect(await refused(office.post(`/runs/${id}/${step}`, named))).toEqual({
        code: 'RUN_NOT_IN_STATE',
        details: { state: 'approved', needed: ['calculated', 'in_review'] },
      })
  })

  it('holds accounts out of the run and takes them back with their exceptions open', async () => {
    const [idle, usual] = await town([{ services: [] }, {}])
    const { id } = await calculatedRun(office)
    await answered(accept(id, { filter: {} }))
    const hold = (body: object) => office.post(`/runs/${id}/hold`, body)
    const named = { accountNumbers: [idle!.number, usual!.number] }
    const held = await answered<Decided>(hold({ ...named, note: 'Owner in doubt' }))
    expect(held).toMatchObject({
      accounts: 2,
      run: { undecided: 0, totals: { accounts: 2, held: 2, bills: 0, chargesCents: 0 } },
    })
    expect((await register(id, '?held=true')).rows[0]!.exceptions).toMatchObject([{ decision: 'held' }])
    expect(await answered<Decided>(hold({ ...named, note: 'Again' }))).toMatchObject({ accounts: 0 })
    const back = await answered<Decided>(office.post(`/runs/${id}/unhold`, named))
    expect(back).toMatchObject({ accounts: 2, run: { undecided: 1, totals: { held: 0, bills: 1 } } })
    const [other] = await office.work((work) => addHouseholds(work, [{ cycle: '2' }]))
    expect(await refused(hold({ accountNumbers: [other!.number], note: 'x' }))).toMatchObject({
      code: 'ACCOUNTS_NOT_OF_RUN',
    })
  })
})

describe('the files of a register', () => {
  it('are a workbook with numbers, and totals below them', async () => {
    await town([{}, { services: [] }])
    const run = await calculatedRun(office)
    const book = await workbook(`/runs/${run.id}/register-file?format=xlsx`)
    expect(book.worksheets.map(({ name }) => name)).toEqual(['Register', 'Charges', 'General ledger'])
    const page = book.getWorksheet('Register')!
    const column = (page.getRow(1).values as string[]).indexOf('Charges')
    expect(page.getRow(2).getCell(column).value).toBe(run.totals.chargesCents / 100)
    expect(page.getRow(4).getCell(column).value).toBe(run.totals.chargesCents / 100)
    expect(page.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    const ledger = book.getWorksheet('General ledger')!
    const last = ledger.getRow(ledger.rowCount)
    expect(last.getCell(6).value).toBe(last.getCell(7).value)
    const exceptions = await workbook(`/runs/${run.id}/exception-file?format=xlsx`)
    expect(exceptions.getWorksheet('Exceptions')!.getRow(2).getCell(4).value).toMatch(/^n/)
  })

  it.each(['register-file', 'exception-file'])('are documents to sign: %s', async (file) => {
    await town([{}, { services: [] }])
    const run = await calculatedRun(office)
    const answer = await office.get(`/runs/${run.id}/${file}?format=pdf`)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(new TextDecoder('latin1').decode(await answer.arrayBuffer()).slice(0, 5)).toBe('%PDF-')
  })
})

async function workbook(path: string): Promise<Excel.Workbook> {
  const answer = await office.get(path)
  const book = new Excel.Workbook()
  await book.xlsx.load(await answer.arrayBuffer())
  return book
}
