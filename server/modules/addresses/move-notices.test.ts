import type { Account } from '@cartwright/api/account-page'
import type { moveNotices } from '@cartwright/api/move-notices'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import { answered, postedRun, refused } from '#test/bill-runs'
import { codeAddresses, lookForMoves } from '#test/coded-town'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { codedAddresses } from './coded-addresses.ts'
import { mailingOf, windowOf } from './mailing-rows.ts'
import { moveUpdateFresh } from './move-update-gate.ts'
import { movingKey } from './read-mail-address.ts'

type Notice = SuccessOf<typeof moveNotices.enter>
type NoticeFile = SuccessOf<typeof moveNotices.bring>
type Listed = SuccessOf<typeof moveNotices.list>
type Done = SuccessOf<typeof moveNotices.decide>

const office = testOffice({ on: '2026-11-23', keep: true })
let town: TownAccount[]
let runId: number

beforeAll(async () => {
  const names = ['Ana Lopez', 'Boris Quill', 'Cleo Hart', 'Dora Hidden', 'Ed Stone']
  town = await office.work((work) =>
    smallTown(
      work,
      names.map((name) => ({ name })),
    ),
  )
  runId = (await postedRun(office)).id
  // Moves were looked for so long ago that no policy allows it.
  await office.work(async (work) => {
    await codeAddresses(work, runId)
    await lookForMoves(work, runId, '2026-01-05')
  })
  await office.work(({ db }) =>
    sql`update party set confidential_address = true where name = 'Dora Hidden'`.execute(db),
  )
})

const label = { line1: '9 Elm Ave', line2: null, place: 'Reno', state: 'NV', zip: '89501' }
const notice = (at: number, more = {}) => ({
  accountNumber: town[at]!.number,
  method: 'acs',
  noticedOn: '2026-11-20',
  result: 'no-move',
  ...more,
})
const enter = (at: number, more = {}) => office.post('/addresses/notices', notice(at, more))
const entered = (at: number, more = {}) => answered<Notice>(enter(at, more))
const decide = (verdict: string, noticeIds: number[]) =>
  office.post('/addresses/notices/decisions', { verdict, noticeIds })
const listed = () => answered<Listed>(office.get('/addresses/notices'))
const mailOf = async (at: number) => {
  const page = await answered<z.output<typeof Account>>(office.get(`/accounts/${town[at]!.number}`))
  return page.parties[0]!.mail
}
/** What is known of the name where its mail goes now. */
const lookOf = (at: number) =>
  office.work(async (work) => {
    const { id: accountId, partyId } = town[at]!
    const key = movingKey(windowOf((await mailingOf(work, { accountId, partyId }))!))
    const { rows } = await sql<{ method: string; on: PlainDate }>`
      select method, looked_on as "on" from move_update where moving_key = ${key}`.execute(work.db)
    return rows.map(({ method, on }) => `${method} ${on.toString()}`)
  })
const gate = () =>
  office.work(async (work) => {
    const run = await work.db
      .selectFrom('bill_run')
      .selectAll()
      .where('id', '=', runId)
      .executeTakeFirstOrThrow()
    return moveUpdateFresh.look(work, run)
  })

describe('a notice of the post office, entered by hand', () => {
  it('that says of no move keeps its way and its day for the name, and counts for the gate', async () => {
    const before = await gate()
    expect(before).toMatchObject({ stands: 'red', sentence: expect.stringMatching(/^5 pieces of 5 /) })
    expect(await entered(0)).toMatchObject({ verdict: 'taken', name: 'Ana Lopez', after: null, fileId: null })
    expect(await lookOf(0)).toEqual(['acs 2026-11-20'])
    expect(await gate()).toMatchObject({ stands: 'red', sentence: expect.stringMatching(/^4 pieces of 5 /) })
  })

  it('is taken once: the same again is refused with the first, and another way is another notice', async () => {
    const { rows } = await listed()
    expect(await refused(enter(0))).toEqual({
      code: 'MOVE_NOTICE_ALREADY_HERE',
      details: { noticeId: rows[0]!.noticeId },
    })
    await entered(0, { method: 'ancillary-endorsement', noticedOn: '2026-10-01' })
    // An older look never takes the place of a newer one.
    expect(await lookOf(0)).toEqual(['acs 2026-11-20'])
  })

  it('of a move changes nothing until somebody has accepted it, and then counts at the new address', async () => {
    const move = { result: 'moved', mail: label, movedIn: '2026-09', moveType: 'family' }
    const { noticeId, verdict, after } = await entered(1, move)
    expect({ verdict, after }).toEqual({ verdict: 'open', after: '9 Elm Ave, Reno NV 89501' })
    expect(await mailOf(1)).toBeNull()
    expect(await lookOf(1)).toEqual(['ncoalink 2026-01-05'])
    expect(await answered<Done>(decide('accepted', [noticeId]))).toEqual({
      accepted: 1,
      left: 0,
      overtaken: 0,
    })
    expect(await mailOf(1)).toMatchObject(label)
    expect(await lookOf(1)).toEqual(['acs 2026-11-20'])
    expect(await refused(decide('accepted', [noticeId]))).toMatchObject({ code: 'MOVE_NOTICE_NOT_OPEN' })
  })

  it('that is left, or whose address was changed here meanwhile, changes nothing and is no Move Update', async () => {
    const left = await entered(2, { result: 'moved', mail: label })
    expect(await answered<Done>(decide('left', [left.noticeId]))).toMatchObject({ left: 1 })
    expect([await mailOf(2), await lookOf(2)]).toEqual([null, ['ncoalink 2026-01-05']])
    const late = await entered(2, { result: 'moved', mail: label, noticedOn: '2026-11-21' })
    await office.work(({ db }) =>
      sql`update party set mail_line_1 = '1 New St', mail_place = 'Marlow', mail_state = 'CA', mail_zip = '90009'
        where id = ${town[2]!.partyId}`.execute(db),
    )
    expect(await answered<Done>(decide('accepted', [late.noticeId]))).toMatchObject({ overtaken: 1 })
    expect(await mailOf(2)).toMatchObject({ line1: '1 New St' })
    expect(await lookOf(2)).toEqual([])
  })

  it.each([
    ['a day to come', 0, { noticedOn: '2026-11-24' }, 'FIELD_REFUSED'],
    ['a move without its address', 0, { result: 'moved' }, 'FIELD_REFUSED'],
    ['an address without a move', 0, { noticedOn: '2026-11-19', mail: label }, 'FIELD_REFUSED'],
    ['a confidential address', 3, {}, 'ADDRESS_CONFIDENTIAL'],
    ['a party that is not on the account', 0, { partyId: 999_999 }, 'PARTY_NOT_FOUND'],
    ['NCOALink, whose answers come by exchange', 0, { method: 'ncoalink' }, 'REQUEST_INVALID'],
  ])('is refused with %s', async (_, at, more, code) => {
    expect(await refused(enter(at, more))).toMatchObject({ code })
  })

  it('is not for whoever only reads', async () => {
    expect((await office.as('auditor').post('/addresses/notices', notice(0))).status).toBe(403)
    expect((await office.as('auditor').get('/addresses/notices')).status).toBe(200)
  })
})

const ed = () => town[4]!.number

describe('a file of notices', () => {
  const columns =
    'noticed_on,tracking,account,name,line1,result,move_date,move_type,new_line1,new_line2,new_city,new_state,new_zip'
  const bring = (lines: readonly string[], method = 'onecode-acs') => {
    const form = new FormData()
    form.set('file', new File([[columns, ...lines].join('\n')], 'acs.csv'))
    form.set('method', method)
    return office.post('/addresses/notice-files', form)
  }

  it('is taken line by line: what fits goes on, what does not waits with its line, column and reason', async () => {
    const lines = [
      `2026-11-18,,${ed()},Ed Stone,,no-move,,,,,,,`,
      `2026-11-19,,${ed()},,,moved,2026-10,F,12 Pine St,,Reno,NV,89501-1234`,
      `2026-11-19,,${ed()},Nobody Here,,no-move,,,,,,,`,
      `2026-11-19,,9999-9999,,,no-move,,,,,,,`,
      `2026-11-19,,${ed()},,1 Other St,no-move,,,,,,,`,
      `2026-11-19,00260903999991000042,,,,no-move,,,,,,,`,
      `2026-13-01,,${ed()},,,no-move,,,,,,,`,
      `2026-11-19,,${ed()},,,gone,,,,,,,`,
      `2026-11-17,,${ed()},,,moved,,,12 Pine St,,Reno,NV,8950`,
      `2026-11-19,,${town[3]!.number},,,no-move,,,,,,,`,
      `2026-11-18,,${ed()},Ed Stone,,no-move,,,,,,,`,
    ]
    const file = await answered<NoticeFile>(bring(lines))
    expect(file).toMatchObject({ method: 'onecode-acs', lines: 11, taken: 2, faulty: 9, waiting: 9 })
    const path = `/addresses/notice-files/${file.fileId}/lines`
    const { rows } = await answered<SuccessOf<typeof moveNotices.faults>>(office.get(path))
    expect(rows.map(({ line, field }) => [line, field])).toEqual([
      [4, 'name'],
      [5, 'account'],
      [6, 'line1'],
      [7, 'tracking'],
      [8, 'noticed_on'],
      [9, 'result'],
      [10, 'new_zip'],
      [11, 'account'],
      [12, null],
    ])
    expect(await lookOf(4)).toEqual(['onecode-acs 2026-11-18'])
    expect(await mailOf(4)).toBeNull()
    expect(
      await answered(office.post(`${path}/settle`, { note: 'The vendor sends them again' })),
    ).toMatchObject({
      waiting: 0,
    })
    expect(await refused(office.post(`${path}/settle`, { note: 'Again' }))).toMatchObject({
      code: 'ADDRESS_LINE_NOT_WAITING',
    })
    expect(await refused(bring(lines))).toMatchObject({
      code: 'MOVE_NOTICE_FILE_ALREADY_HERE',
      details: { fileId: file.fileId },
    })
  })

  it('finds a name by the barcode of the piece it came back for', async () => {
    const tracking = '00260903999991000042'
    await office.work(async ({ db }) => {
      await sql`insert into imb_mailer (mailer_id, numbers) values ('903999991', 'first-class')`.execute(db)
      await sql`insert into imb_serial_range (mailer_id, numbers, first, last, subject, taken_on, taken_by, free_on)
        values ('903999991', 'first-class', 40, 60, 'run ' || ${runId}::bigint, '2026-11-20', 'x', '2027-01-10')`.execute(
        db,
      )
      await sql`insert into mail_sort_piece (run_id, sequence, bill_id, owner_copy, level, tracking)
        select run_id, 1, id, false, '5-digit', ${tracking} from bill where run_id = ${runId} and account_id = ${town[4]!.id}`.execute(
        db,
      )
    })
    const file = await answered<NoticeFile>(bring([`2026-11-20,${tracking},,,,no-move,,,,,,,`], 'acs'))
    expect(file).toMatchObject({ taken: 1, faulty: 0 })
    expect(await lookOf(4)).toEqual(['acs 2026-11-20'])
  })

  it('that lacks a column is refused, and says which', async () => {
    const form = new FormData()
    form.set('file', new File(['noticed_on,account\n2026-11-20,1'], 'acs.csv'))
    expect(await refused(office.post('/addresses/notice-files', form))).toMatchObject({
      code: 'ADDRESS_ANSWER_UNREADABLE',
      details: { reason: 'Line 1 lacks result.' },
    })
  })
})

it('Mail.dat is told the way by which moves were looked for', async () => {
  const found = await office.work(async (work) => {
    const { id: accountId, partyId } = town[4]!
    const key = movingKey(windowOf((await mailingOf(work, { accountId, partyId }))!))
    return (await codedAddresses(work, [key])).get(key)
  })
  expect(found).toMatchObject({ moveUpdateMethod: 'acs', routing11: expect.stringMatching(/^\d{11}$/) })
  expect(found!.moveUpdateOn!.toString()).toBe('2026-11-20')
})
