import type { bankFiles } from '@cartwright/api/bank-files'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { achLines, returnAddenda } from '#test/ach-file'
import { bankForm } from '#test/bank-uploads'
import { answered, refused } from '#test/bill-runs'
import { loadMarlow } from '#test/marlow'
import { returnedPayments } from '#test/returned-payments'
import { testOffice } from '#test/test-office'
import { type ReturnedItemsRule, ReturnedItemsValue } from '../policies/returned-items-policy.ts'
import { type FileReturn, recordingOf } from './returns-ready.ts'

const office = testOffice({ on: '2026-11-23', keep: true })

beforeAll(() => loadMarlow(office))

const { owing, pay } = returnedPayments(office)
const trace = '121042880000001'
let traces = 100

const drawn = async (payer: string) => {
  const account = await owing(payer)
  const receipt = `2313801000${(traces += 1).toString().padStart(5, '0')}`
  return { ...account, ...(await pay(account, { tender: 'ach', receipt })), receipt }
}
const loaded = async (returned: readonly (readonly [code: string, receipt: string])[]) => {
  const entries = returned.map(([code, receipt]) => ({
    tranCode: '26',
    trace,
    cents: 3000,
    addenda: [returnAddenda(code, receipt, { trace })],
  }))
  const text = achLines([{ entries }]).join('\n')
  const form = bankForm(text, `returns-${(traces += 1)}.ach`)
  const { file } = await answered<SuccessOf<typeof bankFiles.show>>(
    office.as('clerk').post('/bank-files', form),
  )
  return file.fileId
}
const record = (fileId: number) => office.as('clerk').post(`/bank-files/${fileId}/returns`)
const owed = (accountNumber: string) => answered<object>(office.get(`/accounts/${accountNumber}/receivables`))

describe('the returns of a file', () => {
  it('are recorded together when a person releases them: taken back, with the fee, the letter and no checks; once', async () => {
    const [nsf, closed] = [await drawn('Ana Lopez'), await drawn('Ben Ito')]
    const fileId = await loaded([
      ['R01', nsf.receipt],
      ['R02', closed.receipt],
      ['R17', closed.receipt],
      ['R01', '231380100000009'],
    ])
    const shown = await answered<{ rows: object[] }>(office.get(`/bank-files/${fileId}/returns`))
    expect(shown.rows).toMatchObject([
      { code: 'R01', reason: 'Not sufficient funds', why: null },
      { code: 'R02', reason: 'Bank account closed or not found' },
      { code: 'R17', reason: null, why: expect.stringContaining('R17') },
      { code: 'R01', reason: null, why: 'No payment of ours was found for it.' },
    ])
    expect(await owed(nsf.accountNumber)).toMatchObject({ balanceCents: 6000 })
    expect(await answered(record(fileId))).toMatchObject({
      recorded: 2,
      left: [{ why: 'The payment was taken back already.' }, { why: 'No payment of ours was found for it.' }],
    })
    expect(await owed(nsf.accountNumber)).toMatchObject({
      balanceCents: 11_500,
      items: [{ openCents: 9000 }, { openCents: 2500, type: 'returned-item-fee' }],
    })
    const { rows } = await answered<{ rows: object[] }>(office.get('/returned-items?limit=2'))
    expect(rows).toMatchObject([
      { accountNumber: closed.accountNumber, cashOnlyUntil: '2027-05-22', letterState: 'draft' },
      { accountNumber: nsf.accountNumber, fee: { cents: 2500 }, recordedBy: 'Test clerk' },
    ])
    expect(await answered(record(fileId))).toMatchObject({ recorded: 0 })
    expect(await owed(nsf.accountNumber)).toMatchObject({ balanceCents: 11_500 })
    expect(await refused(office.post(`/bank-files/${fileId}/discard`, { reason: 'Twice.' }))).toMatchObject({
      code: 'BANK_FILE_RETURNS_SEEN_TO',
    })
  })

  it('are not for auditors, nor those of a file that is not there', async () => {
    expect((await office.as('auditor').post('/bank-files/1/returns')).status).toBe(403)
    expect(await refused(record(999_999))).toMatchObject({ code: 'BANK_FILE_NOT_FOUND' })
  })
})

describe('a city where returns are recorded by themselves', () => {
  it('has them recorded when the file is loaded, within the limits of whoever loads it', async () => {
    await office.work(({ db }) =>
      db
        .updateTable('policy')
        .set({ value: sql`jsonb_set(value, '{fromFiles}', '"by-itself"')` })
        .where('code', '=', 'returned-items')
        .execute(),
    )
    const account = await drawn('Cy Young')
    await loaded([['R01', account.receipt]])
    await office.finishJobs()
    expect(await owed(account.accountNumber)).toMatchObject({ balanceCents: 11_500 })
    const { rows } = await answered<{ rows: object[] }>(office.get('/returned-items?limit=1'))
    expect(rows).toMatchObject([
      { accountNumber: account.accountNumber, recordedBy: 'Test clerk', fee: { state: 'posted' } },
    ])
  })
})

describe('recordingOf', () => {
  const reasons = [{ code: 'nsf', en: 'NSF', es: 'NSF', bankCodes: ['R01'], fee: true, stopsChecks: true }]
  const rule: ReturnedItemsRule = { ...ReturnedItemsValue.parse({ reasons }), citation: 'Rule 1' }
  const found: FileReturn = {
    originalTrace: '',
    isRefund: false,
    noticeId: 1,
    code: 'R01',
    line: 3,
    fileName: 'a.ach',
    paymentId: 7,
    isTakenBack: false,
    receivedOn: PlainDate.from('2026-11-20'),
    returnedOn: PlainDate.from('2026-11-23'),
  }
  it.each([
    { case: 'a code of a reason', some: {}, is: { reason: { code: 'nsf' } } },
    { case: 'a code of none', some: { code: 'R17' }, is: { why: expect.stringContaining('R17') } },
    { case: 'a payment nobody found', some: { paymentId: null }, is: { why: expect.any(String) } },
    { case: 'one that is taken back', some: { isTakenBack: true }, is: { why: expect.any(String) } },
    {
      case: 'a day before the payment',
      some: { returnedOn: PlainDate.from('2026-11-19') },
      is: { why: expect.any(String) },
    },
  ])('of $case', ({ some, is }) => {
    expect(recordingOf({ ...found, ...some }, rule)).toMatchObject(is)
    expect(recordingOf({ ...found, ...some }, null)).toMatchObject({ why: expect.any(String) })
  })
})
