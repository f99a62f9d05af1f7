import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

/** How long a closed account may wait for its final bill. */
export const daysForFinalBill = 60

/** A closed account with what it owes; a credit is negative. */
export type ClosedAccount = {
  readonly accountId: number
  readonly accountNumber: string
  readonly premiseId: number
  readonly closed: PlainDate
  readonly autopay: boolean
  readonly hasFinalBill: boolean
  /** When the final bill is due, which autopay still pays. */
  readonly finalDueOn: PlainDate | null
  readonly lastPayment: PlainDate | null
  readonly balanceCents: number
}

/** Every account that is closed by today and has a credit or is on autopay. */
export async function closedAccounts({ db, today }: Work): Promise<ClosedAccount[]> {
  const { rows } = await sql<ClosedAccount>`
    with closed as materialized (
      select id, number, premise_id, closed_on, autopay from account where closed_on <= ${today}::date
    ), balances as materialized (
      select e.account_id, sum(amount_cents
        * ((debit.kind = 'receivable')::int - (credit.kind = 'receivable')::int))::bigint as cents
      from entry e join closed on closed.id = e.account_id join ledger_account debit on debit.id = e.debit_id
      join ledger_account credit on credit.id = e.credit_id group by 1
    )
    select c.id as "accountId", c.number as "accountNumber", c.premise_id as "premiseId", c.closed_on as closed,
      c.autopay, exists (select from bill where account_id = c.id and is_final) as "hasFinalBill",
      (select max(due_on) from bill where account_id = c.id and is_final) as "finalDueOn",
      (select max(received_on) from payment p where account_id = c.id
        and not exists (select from payment_reversal r where r.payment_id = p.id)) as "lastPayment",
      coalesce(b.cents, 0) as "balanceCents"
    from closed c left join balances b on b.account_id = c.id
    where c.autopay or b.cents < 0 order by c.id`.execute(db)
  return rows
}
