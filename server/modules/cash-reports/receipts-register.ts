import type { cashReports } from '@cartwright/api/cash-reports'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import { isBefore, PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { type Column, sheet, writeWorkbook } from '../billing/write-workbook.ts'

type Row = {
  readonly id: number
  readonly postedOn: string
  readonly receivedOn: string
  readonly receipt: string
  readonly accountNumber: string
  readonly payer: string | null
  readonly tender: string
  readonly checkNumber: string | null
  readonly cents: number
  readonly reversedOn: string | null
}

const atOnce = 5000
/** A year and a day: more is no register that anybody reads. */
const mostDays = 367

/** Every payment posted on some days, in their order, as a workbook, with what was taken back later. Refuses days turned about, and too many. */
export async function receiptsRegister(
  work: Work,
  { query }: ReceivedBy<typeof cashReports.register>,
): Promise<Uint8Array> {
  const [from, to] = [PlainDate.from(query.from), PlainDate.from(query.to)]
  if (isBefore(to, from)) refuseField('to', 'Write the first day or a later one.')
  if (from.until(to).days > mostDays) refuseField('to', 'Ask for a year at most.')
  return writeWorkbook(work, [sheet({ name: 'Cash receipts', columns, rows: pages(work, query) })])
}

async function* pages(
  work: Work,
  { from, to }: { from: string; to: string },
): AsyncGenerator<readonly Row[]> {
  let after = 0
  for (;;) {
    const { rows } = await sql<Row>`
      select p.id, e.posted_on::text as "postedOn", p.received_on::text as "receivedOn", p.receipt, a.number as "accountNumber",
        payer.name as payer, p.tender, p.check_number as "checkNumber", p.amount_cents as cents, v.reversed_on::text as "reversedOn"
      from payment p join entry e on e.id = p.entry_id join account a on a.id = p.account_id
      left join payment_reversal v on v.payment_id = p.id
      left join lateral (select party.name from account_party ap join party on party.id = ap.party_id
        where ap.account_id = a.id and ap.role = 'payer' order by ap.from_on desc, ap.id desc limit 1) payer on true
      where e.posted_on between ${from}::date and ${to}::date and p.id > ${after} order by p.id limit ${atOnce}`.execute(
      work.db,
    )
    if (rows.length > 0) yield rows
    if (rows.length < atOnce) return
    after = rows.at(-1)!.id
  }
}

const text = (heading: string, width: number, value: (row: Row) => string | null): Column<Row> => ({
  heading,
  kind: 'text',
  width,
  value,
})
const day = (heading: string, value: (row: Row) => string | null): Column<Row> => ({
  heading,
  kind: 'day',
  width: 12,
  value,
})

const columns: readonly Column<Row>[] = [
  day('Posted', ({ postedOn }) => postedOn),
  day('Received', ({ receivedOn }) => receivedOn),
  text('Receipt', 22, ({ receipt }) => receipt),
  text('Account', 16, ({ accountNumber }) => accountNumber),
  text('Payer', 30, ({ payer }) => payer),
  text('Paid by', 9, ({ tender }) => tender),
  text('Check', 14, ({ checkNumber }) => checkNumber),
  { heading: 'Amount', kind: 'money', width: 13, value: ({ cents }) => cents },
  day('Taken back', ({ reversedOn }) => reversedOn),
]
