import { randomUUID } from 'node:crypto'
import type { Account } from '@cartwright/api/account-page'
import type { returnedMail } from '@cartwright/api/returned-mail'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { answered, calculatedRun, postedRun, refused } from '#test/bill-runs'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { encodeImb } from '../barcodes/encode-imb.ts'
import { scanLine } from '../bills/scan-line.ts'
import { cityIdentity } from '../city/city-queries.ts'
import { undeliverableSettled } from './undeliverable-gate.ts'

type Found = SuccessOf<typeof returnedMail.find>
type Piece = SuccessOf<typeof returnedMail.enter>
type Page = SuccessOf<typeof returnedMail.list>
type Figures = SuccessOf<typeof returnedMail.figures>

const office = testOffice({ on: '2026-11-23', keep: true })
let town: TownAccount[]

beforeAll(async () => {
  town = await office.work((work) =>
    smallTown(
      work,
      ['Ana Lopez', 'Boris Quill', 'Cleo Hart', 'Dora Lane'].map((name) => ({ name })),
    ),
  )
  await postedRun(office)
})

const enter = (text: string, more: object = {}) =>
  office.post('/returned-mail', {
    key: randomUUID(),
    typed: text,
    reason: 'attempted-not-known',
    returnedOn: '2026-11-20',
    ...more,
  })
const entered = (text: string, more?: object) => answered<Piece>(enter(text, more))
const work = (pieceId: number, body: object) => office.post(`/returned-mail/${pieceId}/work`, body)
const find = (text: string) => office.get(`/returned-mail/find?typed=${encodeURIComponent(text)}`)
const account = (at: number) =>
  answered<z.output<typeof Account>>(office.get(`/accounts/${town[at]!.number}`))
const alerts = async (at: number) => (await account(at)).alerts.map(({ code }) => code)
const label = { line1: '9 Elm Ave', place: 'Reno', state: 'NV', zip: '89501' }
const history = async (at: number, kinds: string) =>
  (
    await answered<{ rows: { title: string; text: string; on: string; by: string }[] }>(
      office.get(`/accounts/${town[at]!.number}/history?kinds=${kinds}`),
    )
  ).rows
const billOf = async (at: number) => (await account(at)).bills[0]!.number

describe('a piece that came back', () => {
  it('is found by its bill, its account, or the scan line of its stub', async () => {
    const bill = await billOf(0)
    const byBill = await answered<Found>(find(bill))
    expect(byBill).toMatchObject({ foundBy: 'bill', name: 'Ana Lopez', billNumber: bill, before: null })
    expect(byBill.lines.length).toBeGreaterThan(2)
    const { number } = town[0]!
    expect(await answered<Found>(find(number.replaceAll('-', '')))).toMatchObject({
      foundBy: 'account',
      accountNumber: number,
      lines: byBill.lines,
    })
    const line = await office.work(async (one) => {
      const identity = await cityIdentity(one)
      return scanLine(identity!.scanLine, {
        accountNumber: number,
        billNumber: bill,
        dueOn: one.today,
        amountCents: 4770,
      })!
    })
    expect(await answered<Found>(find(line))).toMatchObject({ foundBy: 'scan-line', accountNumber: number })
    expect(await refused(find('no such number'))).toMatchObject({ code: 'RETURNED_PIECE_UNKNOWN' })
  })

  it('is found by its barcode: its digits, with the routing or not, or its bars', async () => {
    const tracking = '00260903999991000042'
    const bill = await billOf(1)
    await office.work(async ({ db }) => {
      await sql`insert into imb_mailer (mailer_id, numbers) values ('903999991', 'first-class')`.execute(db)
      await sql`insert into imb_serial_range (mailer_id, numbers, first, last, subject, taken_on, taken_by, free_on)
        select '903999991', 'first-class', 40, 60, 'run ' || run_id, '2026-11-20', 'x', '2027-01-10'
        from bill where number = ${bill}`.execute(db)
      await sql`insert into mail_sort_piece (run_id, sequence, bill_id, owner_copy, level, tracking)
        select run_id, 1, id, false, '5-digit', ${tracking} from bill where number = ${bill}`.execute(db)
    })
    const bars = encodeImb({ tracking, routing: '90009123401' })
    for (const text of [tracking, `${tracking}90009123401`, bars])
      expect(await answered<Found>(find(text))).toMatchObject({
        foundBy: 'barcode',
        billNumber: bill,
        tracking,
      })
    expect(await refused(find('00260903999991000043'))).toMatchObject({ code: 'RETURNED_PIECE_UNKNOWN' })
  })

  it('is entered once, and once more only when it came back again', async () => {
    const bill = await billOf(0)
    const body = { key: randomUUID(), typed: bill, reason: 'vacant', returnedOn: '2026-11-20' }
    const piece = await answered<Piece>(office.post('/returned-mail', body))
    expect(await answered<Piece>(office.post('/returned-mail', body))).toEqual(piece)
    expect(await refused(enter(bill))).toMatchObject({
      code: 'RETURNED_PIECE_ALREADY_HERE',
      details: { pieceId: piece.pieceId, reason: 'vacant' },
    })
    expect((await entered(bill, { again: true })).pieceId).not.toBe(piece.pieceId)
    expect(await answered<Found>(find(bill))).toMatchObject({
      open: 2,
      before: { reason: 'attempted-not-known' },
    })
  })

  it('of two who scan it at once is entered once', async () => {
    const bill = await billOf(3)
    const answers = await Promise.all([enter(bill), enter(bill)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409])
    const { rows } = await answered<Page>(office.get('/returned-mail'))
    const piece = rows.find(({ billNumber }) => billNumber === bill)
    await answered(work(piece!.pieceId, { action: 'no-action' }))
  })

  it.each([
    ['a day to come', { returnedOn: '2026-11-24' }, 'FIELD_REFUSED'],
    ['a reason that is none', { reason: 'lost' }, 'REQUEST_INVALID'],
  ])('is refused with %s', async (_, more, code) => {
    expect(await refused(enter(town[1]!.number, more))).toMatchObject({ code })
  })

  it('makes its account say so until it is worked', async () => {
    const piece = await entered(town[1]!.number)
    expect(await alerts(1)).toContain('returned-mail')
    const called = await answered<Piece>(work(piece.pieceId, { action: 'called', note: 'No answer' }))
    expect(called).toMatchObject({ state: 'open', steps: [{ action: 'called', note: 'No answer' }] })
    expect(await refused(work(piece.pieceId, { action: 'new-address' }))).toMatchObject({
      code: 'RETURNED_ADDRESS_THE_SAME',
    })
    expect(await refused(work(piece.pieceId, { action: 'resent', mail: label }))).toMatchObject({
      code: 'FIELD_REFUSED',
    })
    const done = await answered<Piece>(work(piece.pieceId, { action: 'new-address', mail: label }))
    expect(done).toMatchObject({ state: 'new-address', workedBy: 'Test coordinator' })
    expect((await account(1)).parties[0]!.mail).toMatchObject(label)
    expect(await alerts(1)).not.toContain('returned-mail')
    expect(await refused(work(piece.pieceId, { action: 'no-action' }))).toMatchObject({
      code: 'RETURNED_PIECE_WORKED',
    })
  })

  it('is in the history of its account with its reason and what came of it, and nowhere twice', async () => {
    expect(await history(1, 'returned')).toEqual([
      expect.objectContaining({
        title: 'Mail came back: attempted not known',
        text: 'A new address was written on Nov 23, 2026',
        on: '2026-11-20',
        by: 'Test coordinator',
      }),
    ])
    const bill = await billOf(0)
    expect((await history(0, 'returned')).map(({ title, text }) => [title, text])).toEqual([
      [`Bill ${bill} came back: attempted not known`, 'It waits to be worked'],
      [`Bill ${bill} came back: vacant`, 'It waits to be worked'],
    ])
    const changes = await history(1, 'change')
    expect(changes.map(({ title }) => title)).toContain('The contact was changed')
    expect(changes.filter(({ title }) => title.includes('returned piece'))).toEqual([])
  })

  it('is not for whoever only reads', async () => {
    expect((await office.as('auditor').post('/returned-mail', {})).status).toBe(403)
    expect((await office.as('auditor').get('/returned-mail')).status).toBe(200)
  })

  it('is counted by its reason', async () => {
    const figures = await answered<Figures>(office.get('/returned-mail/figures'))
    expect(figures).toMatchObject({ open: 2, oldestOpenOn: '2026-11-20' })
    expect(figures.reasons.find(({ reason }) => reason === 'vacant')).toMatchObject({ pieces: 1, open: 1 })
    expect(figures.reasons.reduce((sum, { pieces }) => sum + pieces, 0)).toBe(4)
  })
})

const look = (runId: number) =>
  office.work(async (one) => {
    const run = await one.db
      .selectFrom('bill_run')
      .selectAll()
      .where('id', '=', runId)
      .executeTakeFirstOrThrow()
    return undeliverableSettled.look(one, run)
  })

describe('an address marked undeliverable', () => {
  it('holds a run that would mail to it, until there is a new one or somebody says so', async () => {
    const piece = await entered(town[2]!.number)
    const next = { cycle: '1', period: { from: '2026-12-01', until: '2027-01-01' } }
    office.move('2026-12-28')
    const run = await calculatedRun(office, next)
    expect(await look(run.id)).toMatchObject({ stands: 'not-needed' })
    await answered(work(piece.pieceId, { action: 'undeliverable' }))
    expect(await alerts(2)).toContain('undeliverable')
    expect(await look(run.id)).toMatchObject({
      stands: 'red',
      sentence: expect.stringContaining(town[2]!.number),
    })
    await answered(work(piece.pieceId, { action: 'mail-anyway', note: 'They asked for it' }))
    expect(await look(run.id)).toMatchObject({ stands: 'not-needed' })
    await office.work(({ db }) =>
      sql`update returned_piece set state = 'undeliverable' where id = ${piece.pieceId}`.execute(db),
    )
    await office.work(({ db }) =>
      sql`update party set mail_line_1 = '1 New St', mail_place = 'Marlow', mail_state = 'CA', mail_zip = '90009'
        where id = ${town[2]!.partyId}`.execute(db),
    )
    expect(await alerts(2)).not.toContain('undeliverable')
    await answered(office.post(`/runs/${run.id}/calculate`))
    await office.finishJobs()
    expect(await look(run.id)).toMatchObject({ stands: 'green' })
  })
})
