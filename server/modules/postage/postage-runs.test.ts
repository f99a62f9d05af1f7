import type { postage } from '@cartwright/api/postage'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, calculatedRun, refused } from '#test/bill-runs'
import { smallTown } from '#test/small-town'
import { terminal } from '#test/terminal'
import { testOffice } from '#test/test-office'
import { waitingFor } from '#test/waiting'
import { postageCommands } from './commands.ts'

const office = testOffice({ on: '2026-11-23', keep: true })

let permit: number
let ownRun: number
beforeAll(async () => {
  await office.work((work) =>
    smallTown(work, [{ name: 'Ana Lopez' }, { name: 'Boris Quill' }, { name: 'Eve Mail', billBy: 'email' }]),
  )
})

const enter = (body: object) =>
  answered(office.post(`/postage/accounts/${permit}/entries`, { happenedOn: '2026-11-20', ...body }))
const gate = async (runId: number) => {
  const { gates } = await answered<{
    gates: { name: string; stands: string; sentence: string; mendAt: string | null }[]
  }>(office.get(`/runs/${runId}`))
  return gates.find(({ name }) => name === 'postage-for-run')!
}

describe('without a postage account', () => {
  it('nothing is asked of a run, and nothing waits', async () => {
    const run = await calculatedRun(office)
    expect(await gate(run.id)).toMatchObject({ stands: 'not-needed' })
    expect(await waitingFor(office, 'coordinator', 'postage')).toEqual([])
    expect(await answered(office.get('/postage/forecast'))).toMatchObject({ account: null, runs: [] })
    ownRun = run.id
  })
})

describe('a run', () => {
  it('is not printed without its postage, and the gate says how much is missing', async () => {
    // Two on paper: 2 pieces at 60 cents each, as the last mail job came to.
    const body = { kind: 'permit', name: 'Permit 118', number: '118', openedOn: '2026-01-02' }
    const opened = await answered<SuccessOf<typeof postage.show>>(
      office.post('/postage/accounts', { ...body, paysRuns: true, lowestCents: 10_000 }),
    )
    permit = opened.account.accountId
    await enter({ kind: 'deposit', amountCents: 50_000, reference: 'Warrant 1' })
    expect(await gate(ownRun)).toMatchObject({ stands: 'red', mendAt: `/postage/${permit}` })
    await enter({ kind: 'use', amountCents: 6_000, reference: 'RUN-1', pieces: 100 })
    const fee = { kind: 'fee', fee: 'presort', amountCents: 39_000, reference: 'EPS 771' }
    await enter({ ...fee, coversUntil: '2026-12-05' })
    expect(await gate(ownRun)).toMatchObject({
      stands: 'green',
      sentence: expect.stringContaining('$1.20') as string,
    })
    await enter({ kind: 'withdrawal', amountCents: 4_900, reference: 'Back to the city' })
    const held = await gate(ownRun)
    expect(held).toMatchObject({ stands: 'red', mendAt: `/postage/${permit}` })
    expect(held.sentence).toContain('This run needs $1.20, you have $1.00')
    expect(held.sentence).toContain('Deposit $0.20')
  })

  it('counts in the forecast with its own pieces, and the office is told what to deposit', async () => {
    for (const year of [2026, 2027]) await answered(office.post(`/planning/years/${year}`))
    const forecast = await answered<SuccessOf<typeof postage.forecast>>(
      office.get('/postage/forecast?days=60'),
    )
    const own = forecast.runs.find((run) => run.runId === ownRun)!
    expect(own.need).toMatchObject({ pieces: 2, cents: 120, basis: 'last-uses' })
    const needs = forecast.runs.reduce((all, { need }) => all + (need.cents ?? 0), 0)
    expect(forecast).toMatchObject({
      unplanned: false,
      shortOn: own.mailOn,
      depositCents: 10_000 - 100 + needs,
      depositBy: forecast.runs[0]!.mailOn,
    })
    expect(await waitingFor(office, 'coordinator', 'postage')).toMatchObject([
      { at: `/postage/${permit}` },
      { on: '2026-12-05', amountCents: 39_000 },
    ])
  })
})

describe('what is printed and told', () => {
  it('is a register, the statement of a month, and a request for a deposit', async () => {
    const register = await office.get('/postage/register.xlsx?from=2026-11-01&until=2026-11-30')
    expect((await register.arrayBuffer()).byteLength).toBeGreaterThan(3_000)
    expect(
      await refused(office.get('/postage/register.xlsx?from=2026-11-02&until=2026-11-01')),
    ).toMatchObject({
      code: 'FIELD_REFUSED',
    })
    for (const path of [
      `accounts/${permit}/month.pdf?month=2026-11`,
      'deposit-request.pdf?amountCents=500000',
    ]) {
      const pdf = await office.get(`/postage/${path}`)
      expect(new TextDecoder().decode((await pdf.arrayBuffer()).slice(0, 5))).toBe('%PDF-')
    }
  })

  it('is told at the terminal', async () => {
    const run = terminal(office, { commands: postageCommands })
    expect((await run('postage')).told).toContain('Permit 118  $1.00  pays runs')
    const again = { reference: 'Warrant 7' }
    expect((await run('postage deposit', [String(permit), '100.00'], again)).told).toBe(
      'Permit 118 has $101.00.',
    )
    expect((await run('postage deposit', [String(permit), '100.00'], again)).told).toBe(
      'Permit 118 has $101.00.',
    )
  })
})
