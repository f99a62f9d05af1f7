import { describe, expect, it } from 'vitest'
import type { ledger } from '@cartwright/api/ledger'
import type { SuccessOf } from '@cartwright/api/route'
import { PlainDate } from '#kernel/dates'
import { answered, calculatedRun, refused, release } from '#test/bill-runs'
import { smallTown } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { addDiscounts } from '../accounts/add-discounts.ts'

const office = testOffice({ on: '2026-11-30' })

type Distribution = SuccessOf<typeof ledger.distribution>

/** A run of two homes, one of which has a discount that another fund pays for. */
async function discountedRun(): Promise<number> {
  await office.work(async (work) => {
    const [home] = await smallTown(work, [{}, {}])
    await addDiscounts(work, [
      {
        accountId: home!.id,
        code: 'senior',
        from: PlainDate.from('2026-01-01'),
        until: null,
        evidence: null,
      },
    ])
  })
  return (await calculatedRun(office)).id
}

async function posted(id: number): Promise<number> {
  await release(office, id)
  await answered(office.as('manager').post(`/runs/${id}/post`))
  await office.finishJobs()
  return id
}
const postedRun = async (): Promise<number> => posted(await discountedRun())

const distribution = (id: number) => answered<Distribution>(office.get(`/runs/${id}/distribution`))
const journal = async (id: number, layout = '') => (await office.get(`/runs/${id}/journal${layout}`)).text()

describe('the distribution', () => {
  it('balances, and is the same before posting and after', async () => {
    const id = await discountedRun()
    const before = await distribution(id)
    expect(before.debitCents).toBe(before.creditCents)
    expect(before.rows.find(({ glCode }) => glCode === '6710')).toMatchObject({
      fund: '100',
      creditCents: 0,
      lines: 1,
    })
    await posted(id)
    expect(await distribution(id)).toEqual({ ...before, posted: true })
  })

  it('adds up to the charges of the register', async () => {
    const id = await discountedRun()
    const { totals } = await answered<{ totals: { chargesCents: number } }>(office.get(`/runs/${id}`))
    const customers = (await distribution(id)).rows.find(({ glCode }) => glCode === '1210')!
    expect(customers.debitCents - customers.creditCents).toBe(totals.chargesCents)
  })
})

describe('the journal', () => {
  it('balances in every fund: what another fund pays is due from it', async () => {
    const lines = (await journal(await postedRun())).trimEnd().split('\r\n')
    expect(lines[0]).toBe('Journal,Date,Line,Account,Name,Description,Reference,Debit,Credit')
    const funds = new Map<string, number>()
    for (const line of lines.slice(1)) {
      const cells = line.match(/("[^"]*"|[^,]*)(,|$)/g)!.map((cell) => cell.replace(/,$/, ''))
      const fund = cells[3]!.slice(0, 3)
      const cents = Math.round((Number(cells[7]) - Number(cells[8])) * 100)
      funds.set(fund, (funds.get(fund) ?? 0) + cents)
      expect(cells[0]).toBe('SW-2026-0001')
    }
    expect([...funds]).toEqual([
      ['100', 0],
      ['520', 0],
    ])
    expect(lines.join('\n')).toMatch(/520-44100-1310/)
    expect(lines.join('\n')).toMatch(/100-00000-1311/)
  })

  it('has the same bytes on a second export, and the same number in every layout', async () => {
    const id = await postedRun()
    const first = await journal(id)
    office.move('2027-02-01')
    expect(await journal(id)).toBe(first)
    for (const layout of ['tab', 'pipe', 'fixed'])
      expect((await journal(id, `?layout=${layout}`)).split('\r\n').length).toBe(
        first.split('\r\n').length - 1,
      )
    const { rows } = await answered<{ rows: { command: string }[] }>(office.as('auditor').get('/audit'))
    expect(rows.filter(({ command }) => command === 'lock-journal')).toHaveLength(1)
  })

  it('is there once the run is posted, in layouts the city has', async () => {
    const id = await discountedRun()
    expect(await refused(office.get(`/runs/${id}/journal`))).toMatchObject({ code: 'RUN_NOT_IN_STATE' })
    expect(await refused(office.get('/runs/99/journal'))).toMatchObject({ code: 'RUN_NOT_FOUND' })
    await posted(id)
    for (const layout of ['abacus', 'constructor'])
      expect(await refused(office.get(`/runs/${id}/journal?layout=${layout}`))).toEqual({
        code: 'JOURNAL_LAYOUT_NOT_FOUND',
        details: { layout },
      })
  })

  it('is refused when a fund has no account for what funds owe each other', async () => {
    const id = await postedRun()
    await office.work(({ db }) => db.deleteFrom('ledger_account').where('kind', '=', 'interfund').execute())
    expect(await refused(office.get(`/runs/${id}/journal`))).toMatchObject({
      code: 'JOURNAL_UNBALANCED',
      details: { funds: [{ fund: '100' }, { fund: '520' }] },
    })
  })
})
