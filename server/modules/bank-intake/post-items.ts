import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import type { Work } from '#kernel/work'
import { postPayments } from '../payments/post-payments.ts'
import { type NewSuspenseItem, putInSuspense } from '../suspense/put-in-suspense.ts'

type Item = {
  readonly id: number
  readonly place: string
  readonly amount: number
  readonly tender: NewSuspenseItem['tender']
  readonly receivedOn: PlainDate
  readonly written: string | null
  readonly payerName: string | null
  readonly payerRouting: string | null
  readonly payerLast4: string | null
  readonly checkNumber: string | null
  readonly verdict: 'posted' | 'suspended'
  readonly why: NewSuspenseItem['why']
  readonly accountId: number
}

/**
 * Posts the next items of a file that are not done, of the day the bank had the money, each under a receipt that names file, batch and item; what
 * fits nowhere goes into suspense. Answers whether there were any.
 */
export async function postItems(work: Work, fileId: number, atOnce: number): Promise<boolean> {
  const { rows } = await sql<Item>`
    select id, place, amount_cents as amount, tender, received_on as "receivedOn", written, payer_name as "payerName",
      payer_routing as "payerRouting", payer_last4 as "payerLast4", check_number as "checkNumber", verdict, why,
      account_id as "accountId"
    from bank_file_item where file_id = ${fileId} and not done order by id limit ${atOnce}`.execute(work.db)
  if (rows.length === 0) return false
  const posted = rows.filter(({ verdict }) => verdict === 'posted')
  const paymentIds = await postPayments(
    work,
    posted.map((item) => ({
      accountId: item.accountId,
      amount: cents(item.amount),
      tender: item.tender,
      receivedOn: item.receivedOn,
      receipt: `F${fileId}-${item.place}`,
      checkNumber: item.checkNumber,
    })),
  )
  await putInSuspense(work, rows.filter(({ verdict }) => verdict === 'suspended').map(suspenseOf))
  await keepDone(work, rows, new Map(posted.map(({ id }, index) => [id, paymentIds[index]!])))
  return true
}

const suspenseOf = ({ id, amount, ...item }: Item): NewSuspenseItem => ({
  ...item,
  source: 'file-item',
  sourceId: id,
  amount: cents(amount),
})

const keepDone = (work: Work, rows: readonly Item[], payments: ReadonlyMap<number, number>) =>
  sql`
    update bank_file_item i set done = true, payment_id = d.payment
    from unnest(${rows.map(({ id }) => id)}::bigint[], ${rows.map(({ id }) => payments.get(id) ?? null)}::bigint[]) as d (id, payment)
    where i.id = d.id`.execute(work.db)
