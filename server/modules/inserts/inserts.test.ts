import { randomUUID } from 'node:crypto'
import type { inserts } from '@cartwright/api/inserts'
import type { Role } from '@cartwright/api/roles'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeEach, describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { answered, postedRun, refused } from '#test/bill-runs'
import { pdfText } from '#test/pdf-text'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { addAccountParties } from '../accounts/add-account-parties.ts'
import { findRun } from '../billing/bill-run.ts'
import { billPiece } from '../mailpieces/bill-piece.ts'
import { insertsOfRun } from './inserts-of-run.ts'

const office = testOffice({ on: '2026-11-23' })
type Whole = SuccessOf<typeof inserts.show>
type Reach = SuccessOf<typeof inserts.preview>

let town: TownAccount[]
beforeEach(async () => {
  town = await office.work((work) =>
    smallTown(work, [{ name: 'Ana' }, { name: 'Ben', language: 'es' }, { name: 'Cleo', billBy: 'email' }]),
  )
})

const material = { name: 'Leaflet', weightMills: 200, thicknessMils: 5, lengthMils: 8500, heightMils: 3625 }
const leaflet = (change: object = {}) => ({
  key: randomUUID(),
  name: 'Leaflet',
  kind: 'leaflet',
  way: 'with-bills',
  code: 'A',
  material,
  costMills: 62,
  postageMills: 0,
  from: '2026-11-23',
  until: '2027-03-01',
  condition: { match: 'all', terms: [] },
  ...change,
})
const hearing = (change: object = {}) =>
  leaflet({
    name: 'Hearing',
    kind: 'prop-218',
    way: 'own-mailing',
    until: null,
    countsTo: '2027-01-07',
    citation: 'Resolution 2026-7',
    ...change,
  })
const propose = (body: object, role: Role = 'clerk') => office.as(role).post('/inserts', body)
const proposed = async (body: object) => (await answered<Whole>(propose(body))).insert.insertId
const approve = (id: number, role: Role = 'coordinator') => office.as(role).post(`/inserts/${id}/approve`)
const approved = async (body: object) => {
  const id = await proposed(body)
  await answered(approve(id))
  return id
}
const mailed = (id: number, body: object = {}) =>
  office
    .as('clerk')
    .post(`/inserts/${id}/mailed`, { mailedOn: '2026-11-23', pieces: 3, postOffice: 'Marlow', ...body })
const shown = (id: number) => answered<Whole>(office.get(`/inserts/${id}`))
const bore = (runId: number) =>
  office.work(async (work) =>
    (await insertsOfRun(work, await findRun(work, runId))).map(
      ({ accountNumber, inserts: some }) => `${accountNumber}: ${some.map(({ code }) => code).join('')}`,
    ),
  )
/** The owner of the first home lives elsewhere in name alone; the others are not known. */
const own = (accountId: number, partyId: number) =>
  office.work((work) =>
    addAccountParties(work, [
      { accountId, partyId, role: 'owner', from: PlainDate.from('2026-01-01'), until: null },
    ]),
  )

describe('an insert that goes with bills', () => {
  it('lies in the envelopes of those it is for, once another person approved it', async () => {
    const spanish = { match: 'all', terms: [{ fact: 'language', among: ['es'], not: false }] }
    const all = await proposed(leaflet())
    await approved(leaflet({ code: 'B', condition: spanish }))
    await approved(leaflet({ code: 'C', csv: town[0]!.number }))
    const { id } = await postedRun(office)
    expect(await bore(id)).toEqual([`${town[0]!.number}: C`, `${town[1]!.number}: B`])
    await answered(approve(all))
    expect(await bore(id)).toEqual([`${town[0]!.number}: AC`, `${town[1]!.number}: AB`])
    const csv = await (await office.get(`/runs/${id}/inserts.csv`)).text()
    expect(csv).toContain(`${town[1]!.number},AB,Leaflet; Leaflet,400,10`)
  })

  it('is what it was when the run was printed, whatever comes later', async () => {
    const before = await approved(leaflet())
    const { id } = await postedRun(office)
    await answered(office.post(`/runs/${id}/print`, {}))
    await approved(leaflet({ code: 'B' }))
    await answered(office.as('clerk').post(`/inserts/${before}/drop`, { reason: 'Printed wrongly' }))
    expect((await bore(id)).every((one) => one.endsWith(': A'))).toBe(true)
    office.forgetJobs()
  })

  it('makes the envelope heavier, and holds the print where it may not be mailed so', async () => {
    await answered(
      office.post('/mailpieces', {
        key: randomUUID(),
        use: 'bills',
        from: '2026-11-23',
        reason: 'New',
        body: billPiece,
      }),
    )
    await approved(leaflet({ material: { ...material, weightMills: 3000 }, csv: town[1]!.number }))
    const { id } = await postedRun(office)
    const { gates } = await answered<{ gates: { name: string; stands: string; sentence: string }[] }>(
      office.get(`/runs/${id}`),
    )
    const gate = gates.find(({ name }) => name === 'mailpiece-fits')
    expect(gate).toMatchObject({ stands: 'red' })
    expect(gate!.sentence).toContain('1 piece of this run')
    expect(gate!.sentence).toContain('3.56 oz')
  })

  it('is declared as mailed once its bills are', async () => {
    const id = await approved(leaflet())
    expect(await refused(mailed(id, { pieces: 2 }))).toMatchObject({ code: 'INSERT_RUNS_NOT_MAILED' })
  })
})

describe('a notice of a hearing', () => {
  it('is counted before, with whom it cannot reach', async () => {
    await own(town[0]!.id, town[1]!.partyId)
    const { key: _, ...draft } = hearing()
    const reach = await answered<Reach>(office.as('clerk').post('/inserts/preview', draft))
    expect(reach).toMatchObject({
      accounts: 3,
      pieces: 3,
      parcels: 3,
      owners: 1,
      payers: 2,
      occupants: 0,
      unmailable: 2,
      costCents: 19,
      latestMailing: '2026-11-23',
    })
    expect(await answered(office.get('/inserts'))).toEqual({ rows: [] })
  })

  it('goes from proposal to proof, and its proof is never changed', async () => {
    const id = await approved(hearing())
    const { mailing, insert } = await answered<Whole>(mailed(id))
    expect(mailing).toMatchObject({
      mailedOn: '2026-11-23',
      pieces: 3,
      days: 45,
      listSha256: insert.listSha256,
    })
    expect(insert).toMatchObject({ state: 'mailed', unmailable: 3 })
    await answered(mailed(id))
    expect(await refused(mailed(id, { mailedOn: '2026-11-22', note: 'Earlier' }))).toMatchObject({
      code: 'INSERT_NOT_IN_STATE',
    })
    const declaration = await office.get(`/inserts/${id}/declaration.pdf`)
    const text = pdfText(new Uint8Array(await declaration.arrayBuffer()))
    expect(text).toContain('penalty of perjury')
    expect(text).toContain('45 days after the mailing')
    expect(text.replaceAll(/\s/g, '')).toContain(insert.listSha256)
  })

  it.each([
    ['44 days before the hearing', hearing({ countsTo: '2027-01-06' }), 'INSERT_TOO_LATE'],
    ['with bills', hearing({ way: 'with-bills', until: '2026-12-01' }), 'FIELD_REFUSED'],
    ['without the day of the hearing', hearing({ countsTo: null }), 'FIELD_REFUSED'],
    ['without a rule', hearing({ citation: null }), 'FIELD_REFUSED'],
    ['on a day that is past', hearing({ from: '2026-11-22' }), 'FIELD_REFUSED'],
    ['to a list with a line of nobody', hearing({ csv: 'account\n999999' }), 'INSERT_LIST_UNFIT'],
    ['to nobody', hearing({ classes: ['roll-off'] }), 'INSERT_REACHES_NOBODY'],
  ])('is refused %s', async (_, body, code) => {
    expect(await refused(propose(body))).toMatchObject({ code })
    expect(await answered(office.get('/inserts'))).toEqual({ rows: [] })
  })

  it('goes on without lines of nobody where that is said, and names each', async () => {
    const csv = `account,name\n${town[0]!.number},Ana\n999999,Nobody\n${town[0]!.number},Again\n`
    const { key: _, ...draft } = hearing({ csv })
    const reach = await answered<Reach>(office.as('clerk').post('/inserts/preview', draft))
    expect(reach.listed).toBe(1)
    expect(reach.rejected.map(({ line, text }) => [line, text])).toEqual([
      [3, '999999'],
      [4, town[0]!.number],
    ])
    const { insert } = await answered<Whole>(propose(hearing({ csv, leaveOutUnknown: true })))
    expect(insert).toMatchObject({ listed: 1, pieces: 1 })
  })

  it('that was approved in time is refused when it was mailed too late', async () => {
    const id = await approved(hearing())
    office.move('2026-11-24')
    expect(await refused(mailed(id, { mailedOn: '2026-11-24' }))).toMatchObject({
      code: 'INSERT_TOO_LATE',
      details: { needed: 45, days: 44, latest: '2026-11-23' },
    })
  })

  it('needs a reason where the count is another', async () => {
    const id = await approved(hearing())
    expect(await refused(mailed(id, { pieces: 2 }))).toMatchObject({ code: 'INSERT_COUNT_DIFFERS' })
    const { mailing } = await answered<Whole>(mailed(id, { pieces: 2, note: 'One was damaged' }))
    expect(mailing).toMatchObject({ pieces: 2, note: 'One was damaged' })
  })

  it('is approved by another person than who proposed it, and proposed once', async () => {
    const body = hearing()
    const [one, again] = await Promise.all([proposed(body), proposed(body)])
    expect(one).toBe(again)
    const mine = await answered<Whole>(propose(hearing(), 'coordinator'))
    expect(await refused(approve(mine.insert.insertId))).toMatchObject({ code: 'INSERT_OWN' })
    expect(await refused(approve(one, 'clerk'))).toMatchObject({ code: 'NOT_PERMITTED' })
  })

  it('keeps a receipt once, refuses what is none, and lists what came back', async () => {
    const id = await approved(hearing())
    await answered(mailed(id))
    const send = (content: string) => {
      const form = new FormData()
      form.set('file', new File([content], 'receipt.pdf'))
      return office.as('clerk').post(`/inserts/${id}/receipts`, form)
    }
    const pdf = '%PDF-1.4 a receipt %%EOF'
    expect(await refused(send('%PDF-1.4 cut off'))).toMatchObject({ code: 'INSERT_RECEIPT_UNFIT' })
    expect(await refused(send('<html>'))).toMatchObject({ code: 'INSERT_RECEIPT_UNFIT' })
    await answered(send(pdf))
    const { receipts } = await answered<Whole>(send(pdf))
    expect(receipts).toHaveLength(1)
    expect(await (await office.get(`/insert-receipts/${receipts[0]!.receiptId}`)).text()).toBe(pdf)
    const { rows } = await answered<SuccessOf<typeof inserts.pieces>>(office.get(`/inserts/${id}/pieces`))
    const piece = rows.find(({ whyNot }) => whyNot === null)!
    const back = (returnedOn: string) =>
      office.as('clerk').post(`/insert-pieces/${piece.pieceId}/returned`, { returnedOn, reason: 'Not known' })
    expect(await refused(back('2026-11-22'))).toMatchObject({ code: 'FIELD_REFUSED' })
    const { undeliverable } = await answered<Whole>(back('2026-11-23'))
    expect(undeliverable.filter(({ returnReason }) => returnReason !== null)).toHaveLength(1)
    expect((await shown(id)).insert.returned).toBe(1)
  })
})
