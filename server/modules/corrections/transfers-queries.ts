import type { transfers } from '@cartwright/api/transfers'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { accountByNumber } from '../accounts/account-queries.ts'

type Shown = SuccessOf<typeof transfers.show>
type Row = Omit<Shown, 'askedOn'> & { readonly askedOn: PlainDate }

/** Transfers, the newest first; of one account those that it gave or got. `after` pages on by number. */
export async function listTransfers(
  work: Work,
  { query }: ReceivedBy<typeof transfers.list>,
): Promise<SuccessOf<typeof transfers.list>> {
  const { accountNumber, limit, after } = query
  const account = accountNumber === undefined ? null : await accountByNumber(work, accountNumber)
  const rows = await read(
    work,
    sql`where ${account ? sql`exists (select from transfer_part p where p.transfer_id = t.id and p.account_id = ${account.id})` : sql`true`}
      and ${after ? sql`t.id < ${after}` : sql`true`} order by t.id desc limit ${limit + 1}`,
  )
  const shown = rows.slice(0, limit)
  return { rows: shown, next: rows.length > limit ? String(shown.at(-1)!.transferId) : null }
}

/** One transfer with what each account gives or gets. Refuses an unknown number. */
export async function transferAnswer(work: Work, transferId: number): Promise<Shown> {
  const [found] = await read(work, sql`where t.id = ${transferId}`)
  return found ?? refuse('TRANSFER_NOT_FOUND', { transferId })
}

async function read({ db }: Work, rest: RawBuilder<unknown>): Promise<Shown[]> {
  const { rows } = await sql<Row>`
    select t.id as "transferId", a.number as "accountNumber", t.state, t.amount_cents as "amountCents", b.number as "billNumber",
      t.line_no as "lineNo", t.reason, t.asked_by as "askedBy", t.asked_on as "askedOn", t.ended_by as "endedBy",
      t.ended_note as "endedNote",
      (select jsonb_agg(jsonb_build_object('accountNumber', pa.number, 'amountCents', p.amount_cents, 'adjustmentId',
        p.adjustment_id) order by p.account_id = t.from_account_id desc, pa.number)
        from transfer_part p join account pa on pa.id = p.account_id where p.transfer_id = t.id) as parts
    from transfer t join account a on a.id = t.from_account_id left join bill b on b.id = t.bill_id ${rest}`.execute(
    db,
  )
  return rows.map(({ askedOn, ...row }) => ({ ...row, askedOn: askedOn.toString() }))
}
