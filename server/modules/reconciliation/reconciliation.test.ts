import { randomUUID } from 'node:crypto'
import type { bankFiles } from '@cartwright/api/bank-files'
import type { reconciliation } from '@cartwright/api/reconciliation'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeAll, describe, expect, it } from 'vitest'
import { bai2Lines } from '#test/bai2-file'
import { bankForm, checkFor, lockboxText } from '#test/bank-uploads'
import { answered, refused } from '#test/bill-runs'
import { pdfText } from '#test/pdf-text'
import { smallTown, type TownAccount } from '#test/small-town'
import { addTestPeople } from '#test/staff-people'
import { testOffice } from '#test/test-office'
import { waitingFor } from '#test/waiting'
import { bankDiffers } from './standing-checks.ts'

const office = testOffice({ on: '2026-11-24', keep: true })
type Shown = SuccessOf<typeof reconciliation.show>
type Match = SuccessOf<typeof reconciliation.match>
type Balance = SuccessOf<typeof reconciliation.balance>

let town: TownAccount[]
beforeAll(async () => {
  town = await office.work((work) => smallTown(work, [{ name: 'Ana Lopez' }, { name: 'Boris Quill' }]))
  await addTestPeople(office)
  await bankDeposit(7320)
  await lockbox(4150)
})

const post = (path: string, body: object = {}) =>
  answered<{ batchId: number; bankDepositId: number; drawerId: number }>(
    office.as('clerk').post(`/cash${path}`, body),
  )

/** A batch of one check that went to the bank in a bank deposit of its own. */
async function bankDeposit(amountCents: number): Promise<void> {
  const batches = [await closedBatch(amountCents)]
  const key = randomUUID()
  const made = await post('/bank-deposits', { key, batches, drawers: [], coinCents: 0 })
  await post(`/bank-deposits/${made.bankDepositId}/send`)
}

async function closedBatch(amountCents: number): Promise<number> {
  const key = randomUUID()
  const { batchId } = await post('/batches', {
    key,
    kind: 'mail',
    receivedOn: '2026-11-20',
    controlCount: 1,
    controlCents: amountCents,
  })
  await post(`/batches/${batchId}/items`, { key, typed: town[0]!.number, amountCents })
  await post(`/batches/${batchId}/close`, { key })
  return batchId
}

async function lockbox(cents: number): Promise<void> {
  const text = lockboxText([checkFor(town[1]!.number, { cents })])
  const { file } = await answered<SuccessOf<typeof bankFiles.load>>(
    office.post('/bank-files', bankForm(text, 'lockbox.txt')),
  )
  await answered(office.post(`/bank-files/${file.fileId}/post`))
  await office.finishJobs()
}

let statements = 0
/** Loads a statement of the city's account with lines as BAI2 has them behind `16,`. */
const statement = (...lines: readonly string[]) => {
  const total = lines.reduce((sum, line) => sum + Number(line.split(',')[1]), 0)
  const text = bai2Lines([{ lines: lines.map((line) => `16,${line}`), total }])
    .join('\n')
    .replace(',0915,', `,09${16 + (statements += 1)},`)
  return answered<SuccessOf<typeof bankFiles.load>>(
    office.post('/bank-files', bankForm(text, `statement-${statements}.bai`)),
  )
}
const shown = () => answered<Shown>(office.get('/reconciliation'))
const match = (body: object) => office.post('/reconciliation/matches', { keys: [], ...body })
const deposits = () => answered<{ rows: object[] }>(office.get('/cash/bank-deposits'))
const lineOf = async (cents: number) => (await shown()).lines.find((line) => line.cents === cents)!.lineId

const told = (rows: Balance['bank']) =>
  rows.filter(({ cents }) => cents !== 0).map(({ code, cents }) => [code, cents])

describe('reconciliation', () => {
  it('shows what of ours no statement has, and without one there is nothing to match', async () => {
    const { lines, items, proposals, rule } = await shown()
    expect(rule).toMatchObject({ bankAccounts: ['4711'], citation: 'Finance Directive 9, section 6' })
    expect({ lines, proposals }).toEqual({ lines: [], proposals: [] })
    expect(items).toMatchObject([
      { kind: 'lockbox', name: 'File lockbox.txt', on: '2026-11-23', cents: 4150 },
      { kind: 'bank-deposit', number: 'D2026-000001', on: '2026-11-24', cents: 7320, days: 0 },
    ])
  })

  it('matches what is sure as it was shown, and the bank deposit is on the statement', async () => {
    const { file } = await statement(
      '175,7320,Z,901,D2026-000001,Deposit',
      '115,4150,Z,902,,Lockbox',
      '698,1500,Z,903,,Account analysis fee',
    )
    const { proposals, lines } = await shown()
    expect(lines.map(({ cents }) => cents)).toEqual([7320, 4150, -1500])
    expect(proposals).toMatchObject([
      { sure: true, why: ['number', 'amount'] },
      { sure: true, why: ['amount', 'alone'] },
    ])
    const page = (query: object) =>
      answered<Shown>(
        office.get(`/reconciliation?${new URLSearchParams({ limit: '2', ...query }).toString()}`),
      )
    const first = await page({})
    const second = await page(first.next!)
    expect([...first.lines, ...second.lines].map(({ lineId }) => lineId)).toEqual(
      (await shown()).lines.map(({ lineId }) => lineId),
    )
    expect([first.totals, second.totals]).toEqual([(await shown()).totals, (await shown()).totals])
    expect(second.next).toBeNull()
    expect(await refused(office.post('/reconciliation/match', { shown: 1 }))).toMatchObject({
      code: 'BANK_MATCH_CHANGED',
      details: { shown: 1, now: 2 },
    })
    const others = proposals.map(({ lineIds }) => ({ lineIds, keys: ['bank-deposit 99'] }))
    expect(await refused(office.post('/reconciliation/match', { shown: 2, matches: others }))).toMatchObject({
      code: 'BANK_MATCH_CHANGED',
    })
    expect(await refused(office.as('clerk').post('/reconciliation/match', { shown: 2 }))).toMatchObject({
      code: 'NOT_PERMITTED',
    })
    const matches = proposals.map(({ lineIds, keys }) => ({ keys, lineIds }))
    expect(await answered(office.post('/reconciliation/match', { shown: 2, matches }))).toEqual({ made: 2 })
    expect(
      await refused(office.post(`/bank-files/${file.fileId}/discard`, { reason: 'Of another bank' })),
    ).toMatchObject({ code: 'BANK_FILE_LINES_MATCHED', details: { lines: 2 } })
    expect(await deposits()).toMatchObject({ rows: [{ state: 'on-statement', statementOn: '2026-11-20' }] })
    const after = await shown()
    expect(after.items).toEqual([])
    expect(after.lines.map(({ cents }) => cents)).toEqual([-1500])
    expect(await waitingFor(office, 'coordinator', 'bank-lines')).toMatchObject([
      { title: '1 bank line not matched, $15.00', at: '/cash/reconcile' },
    ])
    expect(await waitingFor(office, 'clerk', 'bank-lines')).toEqual([])
  })

  it('explains a line that nothing of ours belongs to, with a reason, and once', async () => {
    const lineIds = [await lineOf(-1500)]
    const reason = 'The fee of the month'
    expect(await answered<Match>(match({ lineIds, reason }))).toMatchObject({
      kind: 'explained',
      differenceCents: 0,
      items: [],
      lines: [{ cents: -1500 }],
    })
    expect(await refused(match({ lineIds, reason }))).toMatchObject({
      code: 'BANK_MATCH_NOT_OPEN',
      details: { lineIds, keys: [] },
    })
  })

  it('takes a difference by hand only when it is said to be known; undone, both sides are open again', async () => {
    await bankDeposit(2000)
    await statement('175,1990,Z,911,D2026-000002,Deposit')
    const { proposals } = await shown()
    expect(proposals).toMatchObject([{ sure: false, why: ['number'], differenceCents: -10 }])
    const { lineIds, keys } = proposals[0]!
    const body = { lineIds, keys, reason: 'The bank counted a dime less' }
    expect(await refused(match(body))).toMatchObject({
      code: 'BANK_MATCH_DIFFERS',
      details: { differenceCents: -10 },
    })
    const { matchId } = await answered<Match>(match({ ...body, acceptDifference: true }))
    expect(await deposits()).toMatchObject({ rows: [{ state: 'on-statement' }, {}] })
    const undo = () => office.post(`/reconciliation/matches/${matchId}/undo`, { reason: 'It was another' })
    expect(await answered<Match>(undo())).toMatchObject({ undoneBy: 'Test coordinator' })
    expect(await refused(undo())).toMatchObject({ code: 'BANK_MATCH_UNDONE' })
    expect(await deposits()).toMatchObject({ rows: [{ state: 'sent', statementOn: null }, {}] })
    expect(await answered(office.get('/reconciliation/matches?limit=1'))).toMatchObject({
      rows: [{ matchId, undoneReason: 'It was another', differenceCents: -10 }],
      next: matchId,
    })
  })

  it('of two people who match the same line, the second is refused', async () => {
    const { proposals } = await shown()
    const { lineIds, keys } = proposals[0]!
    const body = { lineIds, keys, reason: 'Counted a dime less', acceptDifference: true }
    const both = await Promise.all([match(body), match(body)])
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([201, 409]))
  })

  it('names who sees to what is left, and asks for it after the days of the rule', async () => {
    await statement('175,31337,Z,921,,Deposit of somebody')
    const lineId = await lineOf(31_337)
    const own = { lineId, key: null, userId: null, note: 'Asked the bank for the slip' }
    expect(await answered(office.put('/reconciliation/differences', own))).toMatchObject({
      owner: 'Test coordinator',
    })
    expect((await shown()).lines).toMatchObject([{ owned: { note: 'Asked the bank for the slip' } }])
    expect(
      await refused(
        office.put('/reconciliation/differences', { ...own, lineId: null, key: 'bank-deposit 1' }),
      ),
    ).toMatchObject({ code: 'BANK_MATCH_NOT_OPEN' })
    for (const neitherOrBoth of [{ lineId: null }, { key: 'bank-deposit 1' }])
      expect(
        await refused(office.put('/reconciliation/differences', { ...own, ...neitherOrBoth })),
      ).toMatchObject({ code: 'REQUEST_INVALID', details: { faults: [{ field: 'lineId' }] } })
    expect(await office.work((work) => bankDiffers.find(work))).toEqual([])
    office.move('2026-12-01')
    expect(await office.work((work) => bankDiffers.find(work))).toMatchObject([
      { subject: `bank line ${lineId}`, amountCents: 31_337 },
    ])
  })
  it('proves the balance of the bank from the opening that a paper says, stated once', async () => {
    const opening = { asOf: '2026-11-19', cents: 100_000, paper: 'Reconciliation of Finance of Nov 19' }
    const state = (body: object) => office.post('/reconciliation/opening', body)
    const balance = () => answered<Balance>(office.get('/reconciliation/balance'))
    expect(await balance()).toMatchObject({ opening: null, lacking: ['4711'], differenceCents: null })
    const both = await Promise.all([state(opening), state(opening)])
    const [first, second] = await Promise.all(both.map((one) => answered(Promise.resolve(one))))
    expect(second).toEqual(first)
    expect(await refused(state({ ...opening, cents: 1 }))).toMatchObject({ code: 'BANK_OPENING_STATED' })
    const sum = 7320 + 4150 - 1500 + 1990 + 31_337
    const closing = { summaries: `USD,010,100000,,,015,${100_000 + sum},,`, total: 200_000 + sum }
    await answered(office.post('/bank-files', bankForm(bai2Lines([closing]).join('\n'), 'closing.bai')))
    await bankDeposit(3000)
    await closedBatch(500)
    const byHand = { accountNumber: town[0]!.number, amountCents: 200, tender: 'check', receipt: 'R-1' }
    await answered(office.post('/payments', { ...byHand, receivedOn: '2026-11-24' }))
    const proven = await balance()
    expect(told(proven.bank)).toEqual([
      ['closing', 143_297],
      ['in-transit', 3200],
      ['bank-alone', -29_837],
      ['match-differences', 10],
    ])
    expect(told(proven.books)).toEqual([
      ['opening', 100_000],
      ['ledger', 17_170],
      ['office', -500],
    ])
    expect(proven).toMatchObject({ bankCents: 116_670, bookCents: 116_670, differenceCents: 0 })
    const { drawerId } = await post('/drawers', { key: randomUUID(), floatCents: 0 })
    const parts = [{ accountNumber: town[0]!.number, amountCents: 1000 }]
    await post('/receipts', { key: randomUUID(), parts, tenders: [{ tender: 'card', amountCents: 1000 }] })
    const counted = { pieces: [], checksCount: 0, checksCents: 0, cardsCents: 990 }
    await post(`/drawers/${drawerId}/count`, counted)
    await post(`/drawers/${drawerId}/close`, { reason: 'A slip of a card is missing' })
    expect(await balance()).toMatchObject({ bankCents: 117_660, bookCents: 117_660, differenceCents: 0 })
    const undo = () =>
      office.post(`/reconciliation/opening/${proven.opening!.openingId}/undo`, { reason: 'Of another bank' })
    await answered(undo())
    expect(await refused(undo())).toMatchObject({ code: 'BANK_OPENING_NOT_FOUND' })
    expect(await balance()).toMatchObject({ opening: null, differenceCents: null })
    await answered(state({ ...opening, cents: 99_999 }))
    const page = await office.get('/reports/cash/tie.pdf')
    expect(pdfText(new Uint8Array(await page.arrayBuffer()))).not.toContain('Every figure agrees.')
  })
})
