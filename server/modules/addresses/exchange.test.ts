import { createHash, randomUUID } from 'node:crypto'
import type { Account } from '@cartwright/api/account-page'
import type { addresses } from '@cartwright/api/addresses'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { answered, refused } from '#test/bill-runs'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { type VendorRow, vendorAnswer } from '../demo/practice-vendor.ts'
import { codedAddresses } from './coded-addresses.ts'

type Exchange = SuccessOf<typeof addresses.make>
type Brought = SuccessOf<typeof addresses.bring>
type Report = SuccessOf<typeof addresses.changes>
type Done = SuccessOf<typeof addresses.decide>

const office = testOffice({ on: '2026-11-23', keep: true })
let town: TownAccount[]
let exchange: Exchange

const names = ['Ana Lopez', 'Boris Quill', 'Cleo Hart', 'Dora Hidden', 'Ed Twice', 'Ed Twice']
beforeAll(async () => {
  town = await office.work((work) =>
    smallTown(
      work,
      names.map((name) => ({ name })),
    ),
  )
  await office.work(({ db }) =>
    sql`update party set mail_line_1 = 'P O Box 9', mail_place = 'Marlow', mail_state = 'CA', mail_zip = '90009'
      where name = 'Ed Twice'`.execute(db),
  )
  await office.work(({ db }) =>
    sql`update party set confidential_address = true where name = 'Dora Hidden'`.execute(db),
  )
})

const path = (rest = '') => `/addresses/exchanges/${exchange.exchangeId}${rest}`
const make = () =>
  answered<Exchange>(office.post('/addresses/exchanges', { key: randomUUID(), vendor: 'Coding House' }))
const exported = async () => (await office.get(path('/export.csv'))).text()
const send = (text: string, name = 'answer.csv') => {
  const form = new FormData()
  form.set('file', new File([text], name))
  return office.post(path('/answers'), form)
}
const bring = async (but?: (row: VendorRow, at: number) => VendorRow) =>
  answered<Brought>(send(vendorAnswer(await exported(), { on: '2026-11-20', ...(but && { but }) })))
const changes = async (query = '') => (await answered<Report>(office.get(path(`/changes?${query}`)))).rows
const decide = (body: object) => office.post(path('/decisions'), body)
const mailOf = async (at: number) => {
  const account = await answered<z.output<typeof Account>>(office.get(`/accounts/${town[at]!.number}`))
  return account.parties[0]!.mail
}
const of = (name: string, said: VendorRow) => (row: VendorRow) => (row.name === name ? said : {})
const check = (at: number) =>
  office.post(`/accounts/${town[at]!.number}/parties/${town[at]!.partyId}/check-address`)
const moved = {
  ncoa_code: 'A',
  move_type: 'F',
  move_date: '2026-08',
  new_line1: '9 ELM AVE',
  new_line2: 'APT 4',
  new_city: 'RENO',
  new_state: 'NV',
  new_zip5: '89501',
  new_zip4: '1234',
  new_delivery_point: '04',
  new_dpv: 'Y',
}

beforeEach(async () => {
  exchange = await make()
})

describe('an export', () => {
  it('has one row for each name at an address, and no confidential one', async () => {
    const lines = (await exported()).trim().split('\r\n').slice(1)
    expect(lines.map((line) => line.split(',').slice(1, 3).join(','))).toEqual([
      '1,Ana Lopez',
      '2,Boris Quill',
      '3,Cleo Hart',
      '4,Ed Twice',
    ])
    expect(lines.join()).not.toContain('Hidden')
    expect(exchange).toMatchObject({ rows: 4, confidential: 1, state: 'exported' })
  })

  it('is the same bytes as its hash, and is made once for a request', async () => {
    expect(
      createHash('sha256')
        .update(await exported())
        .digest('hex'),
    ).toBe(exchange.sha256)
    const body = { key: randomUUID(), vendor: 'Coding House' }
    const first = await answered<Exchange>(office.post('/addresses/exchanges', body))
    expect(await answered<Exchange>(office.post('/addresses/exchanges', body))).toEqual(first)
  })

  it('is not for whoever only reads', async () => {
    expect((await office.as('auditor').get(path('/export.csv'))).status).toBe(403)
  })
})

describe('the answer of a vendor', () => {
  it('codes addresses at once, and changes nothing else', async () => {
    const told = await bring()
    expect(told).toMatchObject({ missing: 0, answer: { lines: 4, taken: 4, faulty: 0 } })
    expect(await changes()).toEqual([])
    const coded = await office.work((work) => codedAddresses(work, ['PO BOX 9,,90009', 'NOBODY,,1']))
    expect([...coded.keys()]).toEqual(['PO BOX 9,,90009'])
    expect(coded.get('PO BOX 9,,90009')).toMatchObject({
      dpv: 'Y',
      routing11: expect.stringMatching(/^90009\d{6}$/),
      moveUpdateMethod: 'ncoalink',
    })
  })

  it('is taken once', async () => {
    const text = vendorAnswer(await exported(), { on: '2026-11-20' })
    const { answer } = await answered<Brought>(send(text))
    const again = await refused(send(text, 'other.csv'))
    expect(again).toMatchObject({
      code: 'ADDRESS_ANSWER_ALREADY_HERE',
      details: { exchangeId: exchange.exchangeId, answerId: answer.answerId, fileName: 'answer.csv' },
    })
  })

  it.each([
    ['an altered row', { line1: '1 Other St' }, 'line1', 'was altered'],
    ['an unknown row', { row: '99' }, 'row', 'no row of export'],
    ['another export', { exchange: '77' }, 'exchange', 'of export 77'],
    ['a row twice', { row: '1', name: 'Ana Lopez' }, 'row', 'already'],
    ['an unknown answer', { dpv: 'Q' }, 'dpv', 'Y, D, S or N'],
    ['an unknown footnote', { footnotes: 'AAZZ' }, 'footnotes', '“ZZ”'],
    ['a ZIP+4 without its zeros', { zip4: '12' }, 'zip4', '0012'],
    ['a confirmed address without its point', { delivery_point: '' }, 'delivery_point', 'delivery point'],
    ['a day to come', { coded_on: '2027-01-01' }, 'coded_on', 'still to come'],
    ['an unknown return code', { ncoa_code: '55' }, 'ncoa_code', 'NCOALink'],
    ['a move without its month', { ...moved, move_date: '' }, 'move_date', 'month'],
    ['a move to no state', { ...moved, new_state: 'XX' }, 'new_state', 'state'],
  ])('lets %s wait with its reason, and takes the rest', async (_, said, field, words) => {
    const told = await bring(of('Boris Quill', said))
    expect(told).toMatchObject({ missing: 1, answer: { taken: 3, faulty: 1 } })
    const { rows } = await answered<SuccessOf<typeof addresses.faults>>(office.get(path('/lines')))
    expect(rows).toMatchObject([{ field, sentence: expect.stringContaining(words), settledBy: null }])
    expect(rows[0]!.raw).toContain('2026-11-20')
  })

  it('tells counts that do not match, and takes what was missing from a second file', async () => {
    const all = vendorAnswer(await exported(), { on: '2026-11-20' })
    const lines = all.split('\r\n')
    const part = await answered<Brought>(send([...lines.slice(0, 3), ''].join('\r\n')))
    expect(part.sentence).toContain('2 lines, and 4 rows were sent')
    expect(part.sentence).toContain('2 rows have no answer yet')
    const rest = await answered<Brought>(send(all))
    expect(rest).toMatchObject({ missing: 0, answer: { taken: 2, faulty: 2 } })
  })

  it.each([
    ['no CSV', 'a,"b\n', 'no CSV'],
    ['nothing below its names', 'exchange,row\n', 'no row'],
    ['columns that are missing', 'exchange,row\n1,1\n', 'lacks the columns name'],
  ])('is refused with %s', async (_, text, words) => {
    expect(await refused(send(text))).toMatchObject({
      code: 'ADDRESS_ANSWER_UNREADABLE',
      details: { reason: expect.stringContaining(words) },
    })
  })
})

describe('a change', () => {
  it('waits for a person, who accepts it as accounts change an address', async () => {
    await bring(of('Ana Lopez', moved))
    const [change] = await changes('verdict=open')
    expect(change).toMatchObject({
      kind: 'moved',
      name: 'Ana Lopez',
      after: '9 ELM AVE, APT 4, RENO NV 89501-1234',
    })
    expect(await mailOf(0)).toBeNull()
    const done = await answered<Done>(decide({ verdict: 'accepted', changeIds: [change!.changeId] }))
    expect(done).toMatchObject({ accepted: 1, overtaken: 0 })
    expect(await mailOf(0)).toEqual({
      line1: '9 ELM AVE',
      line2: 'APT 4',
      place: 'RENO',
      state: 'NV',
      zip: '89501-1234',
    })
    const key = '9 ELM AVE,4,89501|ANA LOPEZ'
    const coded = await office.work((work) => codedAddresses(work, [key]))
    expect(coded.get(key)).toMatchObject({ routing11: '89501123404', moveUpdateOn: expect.anything() })
    expect(await refused(decide({ verdict: 'left', changeIds: [change!.changeId] }))).toMatchObject({
      code: 'ADDRESS_CHANGE_NOT_OPEN',
    })
  })

  it('that is left changes nothing, and is no Move Update of the old address', async () => {
    await bring(of('Boris Quill', { ...moved, new_line1: '77 NEW ST' }))
    const key = await office.work(async ({ db }) => {
      const { rows } = await sql<{ key: string }>`select moving_key as key from address_exchange_row
        where exchange_id = ${exchange.exchangeId} and name = 'Boris Quill'`.execute(db)
      return rows[0]!.key
    })
    await office.work(({ db }) => sql`delete from move_update where moving_key = ${key}`.execute(db))
    await answered<Done>(decide({ verdict: 'left', kind: 'moved', reason: 'They called: it is their son' }))
    expect(await mailOf(1)).toBeNull()
    const coded = await office.work((work) => codedAddresses(work, [key]))
    expect(coded.get(key)).toMatchObject({ moveUpdateOn: null })
    expect(await changes('verdict=left')).toMatchObject([{ reason: 'They called: it is their son' }])
  })

  it('is not applied over a newer one of ours', async () => {
    await bring(of('Cleo Hart', moved))
    await office.work(({ db }) =>
      sql`update party set mail_line_1 = '5 Newer St', mail_place = 'Marlow', mail_state = 'CA', mail_zip = '90009'
        where name = 'Cleo Hart'`.execute(db),
    )
    const done = await answered<Done>(decide({ verdict: 'accepted', kind: 'moved' }))
    expect(done).toMatchObject({ accepted: 0, overtaken: 1 })
    expect(await mailOf(2)).toMatchObject({ line1: '5 Newer St' })
  })

  it('of one kind is accepted for all, and found by its words', async () => {
    await bring((row) =>
      row.name === 'Ed Twice'
        ? { dpv: 'N', footnotes: 'AAP3', zip4: '', delivery_point: '' }
        : row.name === 'Ana Lopez'
          ? { ncoa_code: '02' }
          : {},
    )
    expect(await changes('kind=not-deliverable')).toMatchObject([
      { name: 'Ed Twice', after: null, why: expect.stringContaining('no such box') },
      { name: 'Ed Twice' },
    ])
    expect(await changes('q=ana')).toMatchObject([
      { kind: 'moved-no-address', why: expect.stringContaining('left no address') },
    ])
    const done = await answered<Done>(decide({ verdict: 'accepted', kind: 'not-deliverable' }))
    expect(done).toMatchObject({ accepted: 2, exchange: { changesOpen: 1 } })
    const book = await office.get(path('/changes.xlsx'))
    expect(new Uint8Array(await book.arrayBuffer()).subarray(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]))
  })
})

describe('an exchange', () => {
  it('closes once all is decided and settled, with its form kept', async () => {
    await bring(of('Boris Quill', { dpv: 'Q' }))
    expect(await refused(office.post(path('/close')))).toMatchObject({
      code: 'ADDRESS_EXCHANGE_NOT_DONE',
      details: { linesWaiting: 1 },
    })
    await answered(office.post(path('/lines/settle'), { note: 'The vendor sends it again' }))
    const form = new FormData()
    form.set('file', new File(['%PDF-1.7 form'], 'ps3553.pdf'))
    form.set('datedOn', '2026-11-20')
    const kept = await answered<Exchange>(office.post(path('/papers'), form))
    expect(kept.papers).toMatchObject([{ kind: 'ps-3553', datedOn: '2026-11-20', keepUntil: '2028-11-20' }])
    const paper = await office.get(`/addresses/papers/${kept.papers[0]!.paperId}`)
    expect(await paper.text()).toBe('%PDF-1.7 form')
    const closed = await answered<Exchange>(office.post(path('/close')))
    expect(closed.state).toBe('closed')
    expect(await answered<Exchange>(office.post(path('/close')))).toEqual(closed)
    expect(await refused(send('x'))).toMatchObject({ code: 'ADDRESS_EXCHANGE_CLOSED' })
  })

  it('tells how good the addresses are', async () => {
    await bring((row) => (row.name === 'Ana Lopez' ? { dpv: 'D', footnotes: 'AAN1' } : {}))
    const state = await answered<SuccessOf<typeof addresses.state>>(office.get('/addresses/state'))
    expect(state.exchangeId).toBe(exchange.exchangeId)
    expect(state.groups.reduce((sum, { count }) => sum + count, 0)).toBe(state.addresses)
    expect(state.groups).toContainEqual({ outcome: 'fix', age: 'fresh', count: 1 })
    const { rows } = await answered<SuccessOf<typeof addresses.list>>(office.get('/addresses?outcome=fix'))
    expect(rows).toMatchObject([
      { name: 'Ana Lopez', words: expect.arrayContaining(['A building of many units; the unit is missing']) },
    ])
  })
})

describe('a look-up at the post office', () => {
  it('suggests and changes nothing', async () => {
    const before = await mailOf(4)
    const told = await answered<SuccessOf<typeof addresses.check>>(check(4))
    expect(told).toMatchObject({
      found: true,
      same: false,
      practice: true,
      suggested: { line1: 'P O BOX 9' },
    })
    expect(await mailOf(4)).toEqual(before)
  })
  it('tells a confidential address to nobody', async () => {
    expect(await refused(check(3))).toMatchObject({ code: 'ADDRESS_CONFIDENTIAL' })
  })
})
