import type { bankFiles } from '@cartwright/api/bank-files'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeAll, describe, expect, it } from 'vitest'
import { type AchBatch, achLines, returnAddenda, changeAddenda } from '#test/ach-file'
import { bai2Lines } from '#test/bai2-file'
import { bankForm, checkFor, lockboxText, unaccounted } from '#test/bank-uploads'
import { answered, refused } from '#test/bill-runs'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { accountBalance } from '../ledger/ledger-queries.ts'
import { suspenseDiffers } from '../suspense/standing-checks.ts'

const office = testOffice({ on: '2026-11-24', keep: true })

type Shown = SuccessOf<typeof bankFiles.show>
type Items = SuccessOf<typeof bankFiles.items>
type Notices = SuccessOf<typeof bankFiles.notices>

let open: TownAccount
let other: TownAccount
let closed: TownAccount
beforeAll(async () => {
  const town = await office.work((work) =>
    smallTown(work, [
      { name: 'Ana Lopez' },
      { name: 'Boris Quill' },
      { name: 'Cleo Gone', closedOn: '2026-06-01' },
    ]),
  )
  ;[open, other, closed] = town as [TownAccount, TownAccount, TownAccount]
})

let sent = 0
const send = (text: string, fields?: Record<string, string>, role: 'clerk' | 'auditor' = 'clerk') =>
  office.as(role).post('/bank-files', bankForm(text, `file-${++sent}.txt`, fields))
const load = (text: string, fields?: Record<string, string>) => answered<Shown>(send(text, fields))
const post = async (fileId: number): Promise<Shown> => {
  await answered(office.post(`/bank-files/${fileId}/post`))
  await office.finishJobs()
  return answered<Shown>(office.get(`/bank-files/${fileId}`))
}
const items = async (fileId: number, query = '') =>
  (await answered<Items>(office.get(`/bank-files/${fileId}/items?limit=500${query}`))).rows
const balance = ({ id }: TownAccount) => office.work((work) => accountBalance(work, id))
const isSum = (totals: Shown['file']['totals']) => expect(unaccounted(totals)).toEqual({ count: 0, cents: 0 })

describe('a lockbox file', () => {
  it('is shown line by line before anything is posted, and then posted of the bank’s day', async () => {
    const before = await balance(open)
    const { file } = await load(
      lockboxText([
        checkFor(open.number, { cents: 4150 }),
        checkFor('999999999', { cents: 1000, from: 'MO NOBODY' }),
      ]),
    )
    expect(file).toMatchObject({
      format: 'lockbox',
      layout: 'marlow-lockbox',
      state: 'checked',
      totals: { done: { count: 0 } },
    })
    isSum(file.totals)
    const done = await post(file.fileId)
    expect(done.file).toMatchObject({
      state: 'posted',
      totals: { posted: { count: 1, cents: 4150 }, suspended: { count: 1 }, done: { count: 2, cents: 5150 } },
    })
    expect(await balance(open)).toBe(before - 4150)
    const paid = await answered<{ rows: object[] }>(office.get(`/accounts/${open.number}/payments`))
    expect(paid.rows[0]).toMatchObject({
      receivedOn: '2026-11-23',
      postedOn: '2026-11-23',
      receipt: `F${file.fileId}-001-001`,
    })
    expect(await office.work((work) => suspenseDiffers.find(work))).toEqual([])
  })

  it('says of each line why it goes into suspense, and rejects what brings no money', async () => {
    const wrong = `${open.number.replaceAll('-', '').slice(0, -1)}${(Number(open.number.at(-1)) + 1) % 10}`
    const again = { cents: 7700, transit: '122000247', checkNumber: 501 }
    const { file } = await load(
      lockboxText([
        checkFor(open.number, again),
        checkFor(open.number, again),
        checkFor(wrong, { checkNumber: 502 }),
        checkFor('', { checkNumber: 503, from: '' }),
        checkFor(closed.number, { checkNumber: 504 }),
        checkFor(other.number, { cents: 0, checkNumber: 505 }),
        checkFor(`000${other.number.replaceAll('-', '')}`, { checkNumber: 506 }),
      ]),
    )
    isSum(file.totals)
    expect((await items(file.fileId)).map(({ verdict, why }) => [verdict, why])).toEqual([
      ['posted', null],
      ['suspended', 'duplicate'],
      ['suspended', 'check-digit'],
      ['suspended', 'no-number'],
      ['suspended', 'account-closed'],
      ['rejected', 'amount-zero'],
      ['posted', null],
    ])
    await post(file.fileId)
    const next = await load(
      lockboxText([checkFor(open.number, again), checkFor(other.number, { checkNumber: 507 })]),
    )
    expect((await items(next.file.fileId, '&verdict=suspended')).map(({ why }) => why)).toEqual(['duplicate'])
  })

  it('is refused the second time, with the first, by whom and when', async () => {
    const text = lockboxText([checkFor(open.number, { checkNumber: 601 })])
    const [first, second] = await Promise.all([send(text), send(text)])
    const [won, lost] = first.status === 201 ? [first, second] : [second, first]
    const { file } = (await won.json()) as Shown
    expect(lost.status).toBe(409)
    expect(await lost.json()).toMatchObject({
      code: 'BANK_FILE_ALREADY_LOADED',
      details: { fileId: file.fileId, receivedOn: '2026-11-24', receivedBy: 'Test clerk' },
    })
    await answered(office.post(`/bank-files/${file.fileId}/discard`, { reason: 'The wrong day.' }))
    expect(await refused(office.post(`/bank-files/${file.fileId}/post`))).toMatchObject({
      code: 'BANK_FILE_NOT_IN_STATE',
    })
    expect((await load(text)).file.state).toBe('checked')
  })

  it('with a wrong sum is kept as refused, with its faults, and brings nothing', async () => {
    const text = lockboxText([checkFor(open.number, { checkNumber: 611 })]).replace(
      /0000002500\r\n8/,
      '0000002600\r\n8',
    )
    const { file, faults } = await load(text)
    expect(file).toMatchObject({ state: 'refused', totals: { file: { count: 0 } } })
    expect(faults.some(({ severity }) => severity === 'refuse')).toBe(true)
    expect(await refused(office.post(`/bank-files/${file.fileId}/post`))).toMatchObject({
      code: 'BANK_FILE_NOT_IN_STATE',
    })
  })

  it('of a day that is not there yet waits for it', async () => {
    const text = lockboxText([checkFor(open.number, { checkNumber: 621 })]).replaceAll('261123', '261230')
    const { file } = await load(text)
    expect(await refused(office.post(`/bank-files/${file.fileId}/post`))).toEqual({
      code: 'BANK_FILE_DAY_AHEAD',
      details: { lastDay: '2026-12-30' },
    })
  })

  it('is read leniently only with a reason, and is not for auditors', async () => {
    expect(await refused(send('x', { mode: 'lenient' }))).toMatchObject({ code: 'FIELD_REFUSED' })
    expect(await refused(send('nothing that tells'))).toMatchObject({ code: 'BANK_FILE_UNKNOWN' })
    expect(await refused(send(lockboxText([checkFor('1')]), { layout: 'none' }))).toMatchObject({
      code: 'BANK_LAYOUT_NOT_FOUND',
    })
    expect((await send('x', {}, 'auditor')).status).toBe(403)
  })
})

const credits = (entries: AchBatch['entries']): AchBatch => ({
  sec: 'CIE',
  serviceClass: '220',
  entries: entries!,
})

describe('an ACH file', () => {
  it('brings payments of banks’ bill pay under our account number', async () => {
    const before = await balance(other)
    const { file } = await load(
      achLines([
        credits([
          { tranCode: '22', id: other.number, cents: 3300, name: 'BORIS QUILL' },
          { tranCode: '22', id: 'NOT KNOWN', cents: 100 },
        ]),
      ]).join('\n'),
    )
    expect(file.totals).toMatchObject({ posted: { cents: 3300 }, suspended: { cents: 100 } })
    await post(file.fileId)
    expect(await balance(other)).toBe(before - 3300)
  })

  it('of returns and changes gives each to a person, who settles it once', async () => {
    await answered(
      office.post('/payments', {
        accountNumber: open.number,
        amountCents: 2500,
        tender: 'ach',
        receivedOn: '2026-11-20',
        receipt: '231380100000007',
      }),
    )
    const trace = '121042880000001'
    const { file } = await load(
      achLines([
        {
          entries: [{ tranCode: '26', trace, addenda: [returnAddenda('R01', '231380100000007', { trace })] }],
        },
        {
          sec: 'COR',
          entries: [
            {
              tranCode: '26',
              cents: 0,
              trace,
              addenda: [changeAddenda('C01', '998877665', '231380100000008', trace)],
            },
          ],
        },
      ]).join('\n'),
    )
    expect(file).toMatchObject({
      state: 'checked',
      notices: { all: 2, open: 2 },
      totals: { file: { count: 0 } },
    })
    const { rows } = await answered<Notices>(office.get('/bank-notices'))
    expect(rows).toMatchObject([
      { kind: 'change', code: 'C01', correction: { account: '…7665' }, accountNumber: null },
      {
        kind: 'return',
        code: 'R01',
        amountCents: 2500,
        accountNumber: open.number,
        meaning: 'Not enough money',
      },
    ])
    const settle = () => office.post(`/bank-notices/${rows[1]!.noticeId}/settle`, { note: 'Taken back.' })
    await answered(settle())
    expect(await refused(settle())).toMatchObject({
      code: 'BANK_NOTICE_SETTLED',
      details: { on: '2026-11-24' },
    })
    expect(await refused(office.post(`/bank-files/${file.fileId}/post`))).toMatchObject({
      code: 'BANK_FILE_WITHOUT_PAYMENTS',
    })
  })
})

describe('a statement', () => {
  const lines = ['16,115,4150,Z,881,LB-1,Lockbox', '16,475,2000,Z,882,1201,Check paid']
  const text = (time: string) =>
    bai2Lines([{ summaries: 'USD,010,100,,,015,2250,,', lines, total: 8500 }])
      .join('\n')
      .replace(',0915,', `,${time},`)

  it('is kept with its lines, and is refused when the bank names it the same', async () => {
    const { file, statements } = await load(text('0915'))
    expect(file).toMatchObject({ format: 'bai2', verdict: 'good', statements: 1 })
    expect(statements).toMatchObject([
      { openingCents: 100, closingCents: 2250, creditCents: 4150, debitCents: 2000 },
    ])
    const one = await answered<SuccessOf<typeof bankFiles.statement>>(
      office.get(`/bank-statements/${statements[0]!.statementId}`),
    )
    expect(one.rows).toMatchObject([
      { typeCode: '115', side: 'credit', use: 'lockbox', amountCents: 4150, customerReference: 'LB-1' },
      { typeCode: '475', side: 'debit', use: 'check-paid' },
    ])
    expect(await refused(send(`${text('0915')}\n`))).toMatchObject({ code: 'BANK_FILE_ALREADY_LOADED' })
    expect((await load(text('0916'))).file.state).toBe('checked')
  })
})

const tableRows = () => [
  'Account No,Amount Paid,Date,Name,Confirmation',
  `${open.number},"1,041.50",11/20/2026,Ana Lopez,T-1`,
  `${other.number},abc,11/20/2026,Boris Quill,T-2`,
]

describe('a table', () => {
  it('with a faulty row is refused strictly, and taken without it leniently', async () => {
    const strict = await load(tableRows().join('\n'))
    expect(strict).toMatchObject({
      file: { format: 'csv', state: 'refused' },
      faults: [{ line: 3, severity: 'refuse' }],
    })
    const lenient = await load(tableRows().join('\n'), {
      mode: 'lenient',
      modeReason: 'The service leaves it out.',
    })
    isSum(lenient.file.totals)
    expect(
      (await items(lenient.file.fileId)).map(({ amountCents, verdict, why }) => [amountCents, verdict, why]),
    ).toEqual([
      [104_150, 'posted', null],
      [0, 'rejected', 'row-faulty'],
    ])
    expect((await post(lenient.file.fileId)).file).toMatchObject({
      state: 'posted',
      endedBy: 'Test coordinator',
    })
  })

  it('without a day asks for it', async () => {
    const text = `account,amount\n${open.number},10.00`
    expect(await refused(send(text))).toMatchObject({
      code: 'FIELD_REFUSED',
      details: { field: 'receivedOn' },
    })
    expect((await load(text, { receivedOn: '2026-11-22' })).file.totals.posted.cents).toBe(1000)
  })
})
