import { randomUUID } from 'node:crypto'
import type { refunds } from '@cartwright/api/refunds'
import type { SuccessOf } from '@cartwright/api/route'
import Excel from 'exceljs'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import { answered, refused } from '#test/bill-runs'
import { smallTown } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { postPayments } from '../payments/post-payments.ts'
import { putInSuspense } from '../suspense/put-in-suspense.ts'

const office = testOffice({ on: '2026-11-23', keep: true })
type Whole = SuccessOf<typeof refunds.show>
const clerk = office.as('clerk')
const prepare = () => answered<Whole>(clerk.post('/refunds/batches', { key: randomUUID() }))
const approve = (batchId: number) => office.as('coordinator').post(`/refunds/batches/${batchId}/approve`, {})

async function mailed(batchId: number): Promise<unknown> {
  const book = new Excel.Workbook()
  const file = await clerk.get(`/refunds/batches/${batchId}/requests`)
  await book.xlsx.load(await file.arrayBuffer())
  return book.getWorksheet('Check requests')!.getRow(2).getCell(3).value
}

it('check and letter go to the payee, and to nobody else of the account', async () => {
  const [left, owner] = await office.work(async (work) => {
    const some = await smallTown(work, [{ name: 'Ana Lopez', closedOn: '2026-06-01' }, { name: 'Flo Owner' }])
    const paid = { amount: cents(5000), tender: 'check', receivedOn: PlainDate.from('2026-10-01') } as const
    await postPayments(work, [{ ...paid, accountId: some[0]!.id, receipt: 'R-1' }])
    return some
  })
  const mail = (line: string | null) =>
    office.work(({ db }) =>
      sql`update party set mail_line_1 = ${line}::text, mail_place = 'Ontario', mail_state = 'CA', mail_zip = '91764'
        where id = ${left!.partyId}`.execute(db),
    )
  await mail('1 New Road')
  const { batch } = await prepare()
  await office.work(async ({ db }) => {
    await sql`update account_party set until_on = '2026-06-01' where account_id = ${left!.id}`.execute(db)
    await sql`insert into account_party (account_id, party_id, role, from_on)
      values (${left!.id}, ${owner!.partyId}, 'owner', '2026-06-01')`.execute(db)
  })
  const { refunds: owed } = await answered<Whole>(approve(batch.batchId))
  expect(await answered(office.get(`/letters/${owed[0]!.letterId}`))).toMatchObject({
    partyName: 'Ana Lopez',
  })
  expect(await mailed(batch.batchId)).toBe('Ana Lopez\n1 New Road\nONTARIO CA 91764')
  await mail(null)
  expect(await mailed(batch.batchId)).toBe('Hand out at the office')
})

it('money in suspense is not approved by who asked for it, and every refund of a large batch is shown', async () => {
  const itemId = await office.work(async (work) => {
    const item = { source: 'cash-item', sourceId: 2, tender: 'check', why: 'no-number' } as const
    const known = { amount: cents(800), receivedOn: work.today, payerName: 'Hal Astray' }
    return (await putInSuspense(work, [{ ...item, ...known }]))[0]!
  })
  await answered(office.as('coordinator').post(`/suspense/${itemId}/return`, { reason: 'Not ours' }))
  const { batch } = await prepare()
  expect(await refused(approve(batch.batchId))).toMatchObject({
    code: 'REFUND_OWN_BATCH',
    details: { askedBy: 'Test coordinator' },
  })
  await office.work(({ db }) =>
    sql`insert into refund (batch_id, kind, source_id, payee_name, amount_cents)
      select ${batch.batchId}, 'suspense', 1000 + n, 'Many', 1 from generate_series(1, 2000) n`.execute(db),
  )
  const shown = await answered<Whole>(office.get(`/refunds/batches/${batch.batchId}`))
  expect(shown.refunds.length).toBe(2001)
})
