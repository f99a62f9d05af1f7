import { randomUUID } from 'node:crypto'
import type { Role } from '@cartwright/api/roles'
import { beforeAll, describe, expect, it } from 'vitest'
import { achLines, changeAddenda, returnAddenda } from '#test/ach-file'
import { bankForm, checkFor, lockboxText } from '#test/bank-uploads'
import { answered } from '#test/bill-runs'
import { smallTown, type TownAccount } from '#test/small-town'
import { addTestPeople } from '#test/staff-people'
import { testOffice } from '#test/test-office'
import { waitingFor } from '#test/waiting'

const office = testOffice({ on: '2026-11-24', keep: true })
let town: TownAccount[]

beforeAll(async () => {
  town = await office.work((work) => smallTown(work, [{}, {}]))
  await addTestPeople(office)
})

const of = (source: string, role: Role = 'clerk') => waitingFor(office, role, source)
const load = async (text: string, name: string): Promise<number> =>
  (await answered<{ file: { fileId: number } }>(office.as('clerk').post('/bank-files', bankForm(text, name))))
    .file.fileId
const post = <Answer>(path: string, body: object, role: Role = 'clerk') =>
  answered<Answer>(office.as(role).post(path, body))

describe('what waits in the cash office', () => {
  it('is nothing where nothing waits', async () => {
    expect(await waitingFor(office, 'clerk')).toEqual([])
  })

  it('is a bank file until it is posted; then the money nobody knows the account of, late after the days of the rule', async () => {
    const fileId = await load(
      lockboxText([checkFor(town[0]!.number, { cents: 4150 }), checkFor('999999999', { cents: 1000 })]),
      'box.txt',
    )
    expect(await of('bank-files')).toMatchObject([
      { kind: 'today', title: '1 bank file waits to be posted, $51.50', at: '/bank-files?view=waiting' },
    ])
    await office.post(`/bank-files/${fileId}/post`)
    await office.finishJobs()
    expect(await of('bank-files')).toEqual([])
    expect(await of('suspense')).toMatchObject([
      {
        kind: 'mine',
        title: '1 item in suspense, $10.00',
        at: '/suspense?view=open',
        on: '2026-11-23',
        amountCents: 1000,
      },
    ])
    office.move('2027-03-01')
    const [late] = await of('suspense')
    expect(late?.kind).toBe('late')
    expect(late?.text).toContain('waits longer than')
  })

  it('is what banks told: what came back at once, what changed within six banking days', async () => {
    const trace = '121042880000001'
    const change = changeAddenda('C01', '998877665', '231380100000008', trace)
    const text = achLines([
      { entries: [{ tranCode: '26', trace, addenda: [returnAddenda('R01', '231380100000007', { trace })] }] },
      { sec: 'COR', entries: [{ tranCode: '26', cents: 0, trace, addenda: [change] }] },
    ]).join('\n')
    await load(text, 'returns.ach')
    expect(await of('bank-notices')).toMatchObject([
      { kind: 'today', title: '1 payment came back, $25.00', at: '/bank-notices?kind=return' },
      { kind: 'today', title: '1 notice of change not applied', at: '/bank-notices?kind=change' },
    ])
    office.move('2026-12-03')
    expect((await of('bank-notices')).map(({ kind }) => kind)).toEqual(['late', 'today'])
    office.move('2026-12-04')
    expect((await of('bank-notices')).map(({ kind }) => kind)).toEqual(['late', 'late'])
  })

  it('is a cash batch that is one’s own, or off its tape, or left open', async () => {
    const { batchId } = await post<{ batchId: number }>('/cash/batches', {
      key: randomUUID(),
      kind: 'mail',
      receivedOn: '2026-11-24',
      controlCount: 1,
      controlCents: 5000,
    })
    expect(await of('cash-batches', 'coordinator')).toEqual([])
    expect(await of('cash-batches')).toMatchObject([
      { kind: 'mine', title: `Cash batch ${batchId}: finish it`, at: `/cash/${batchId}` },
    ])
    await post(`/cash/batches/${batchId}/items`, {
      key: randomUUID(),
      typed: town[0]!.number,
      amountCents: 4000,
    })
    expect(await of('cash-batches', 'coordinator')).toMatchObject([
      { kind: 'mine', title: `Cash batch ${batchId}: out of balance` },
    ])
    office.move('2027-03-01')
    expect(await of('cash-batches', 'coordinator')).toMatchObject([
      { kind: 'late', title: `Cash batch ${batchId}: left open` },
    ])
  })

  it('is a drawer on the day after, its cash for the bank, and the deposit until it is on the statement', async () => {
    const { drawerId } = await post<{ drawerId: number }>('/cash/drawers', {
      key: randomUUID(),
      floatCents: 0,
    })
    await post('/cash/receipts', {
      key: randomUUID(),
      parts: [{ accountNumber: town[0]!.number, amountCents: 2000 }],
      tenders: [{ tender: 'cash', amountCents: 2000 }],
    })
    expect(await of('drawers')).toEqual([])
    office.move('2026-11-25')
    expect(await of('drawers')).toMatchObject([{ kind: 'late', at: '/cash/counter', on: '2026-11-24' }])
    await post(`/cash/drawers/${drawerId}/count`, {
      pieces: [{ cents: 2000, pieces: 1 }],
      checksCount: 0,
      checksCents: 0,
      cardsCents: 0,
    })
    await answered(office.as('clerk').post(`/cash/drawers/${drawerId}/close`, { reason: null }))
    expect(await of('drawers')).toEqual([])
    expect(await of('bank-deposits')).toMatchObject([
      { kind: 'mine', title: '$20.00 for the bank: prepare a deposit', at: '/cash/bank' },
    ])
    const { bankDepositId } = await post<{ bankDepositId: number }>('/cash/bank-deposits', {
      key: randomUUID(),
      batches: [],
      drawers: [drawerId],
      coinCents: 0,
    })
    expect(await of('bank-deposits')).toMatchObject([{ kind: 'today', at: '/cash/bank?view=prepared' }])
    await answered(office.as('clerk').post(`/cash/bank-deposits/${bankDepositId}/send`))
    // Thanksgiving is no banking day: the second one after the 25th is the 30th.
    office.move('2026-11-30')
    expect(await of('bank-deposits')).toEqual([])
    office.move('2026-12-01')
    expect(await of('bank-deposits')).toMatchObject([
      {
        kind: 'late',
        title: '1 bank deposit not on the statement, $20.00',
        at: '/cash/bank?view=sent',
        amountCents: 2000,
      },
    ])
  })

  it('is told late first, and only to who may do it', async () => {
    office.move('2026-12-01')
    const kinds = (await waitingFor(office, 'clerk')).map(({ kind }) => kind)
    expect(kinds.length).toBeGreaterThan(3)
    expect(kinds.slice(0, kinds.lastIndexOf('late') + 1).every((kind) => kind === 'late')).toBe(true)
    expect(await waitingFor(office, 'auditor')).toEqual([])
    expect((await office.as('customer').get('/waiting')).status).toBe(403)
  })
})
