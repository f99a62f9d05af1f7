import { sql } from 'kysely'
import { dollars } from '#kernel/money'
import type { StandingCheck } from '#kernel/standing-check'

type Row = {
  readonly account: number
  readonly number: string
  readonly bill: string
  readonly chargedCents: number
  readonly cents: number
}

/** What was charged on a closed account after its final bill: no run bills it any more, so nobody asks the customer for it. */
export const chargedAfterFinal: StandingCheck = {
  code: 'charged-after-final',
  title: 'Charged after the final bill',
  looksFor:
    'A closed account that owes money and was charged or credited by an adjustment since its final bill, which therefore says another amount.',
  atStake: 'What the account owes.',
  owner: 'clerk',
  find: async ({ db }) => {
    const { rows } = await sql<Row>`
      select a.id as account, a.number, f.number as bill, moved.since as "chargedCents", moved.owed as cents
      from account a
      join lateral (select number, beside_through from bill b where b.account_id = a.id order by b.id desc limit 1) f
        on exists (select from bill b where b.account_id = a.id and b.is_final)
      cross join lateral (
        select sum(m.cents)::bigint as owed,
          coalesce(sum(m.cents) filter (where m.source = 'adjustment' and m.id > f.beside_through), 0)::bigint as since
        from (select e.id, e.source,
            e.amount_cents * ((d.kind = 'receivable')::int - (c.kind = 'receivable')::int) as cents
          from entry e join ledger_account d on d.id = e.debit_id join ledger_account c on c.id = e.credit_id
          where e.account_id = a.id) m) moved
      where a.closed_on is not null and moved.since <> 0 and moved.owed > 0
      order by a.id`.execute(db)
    return rows.map(({ account, number, bill, chargedCents, cents }) => ({
      subject: `account ${number}`,
      sentence: `Since the last bill, ${bill}, of closed account ${number} ${dollars(Math.abs(chargedCents))} was ${chargedCents > 0 ? 'charged' : 'credited'}, and ${dollars(cents)} is owed. Make its final bill again, so that the customer is told.`,
      amountCents: cents,
      basis: 'The balance of the account.',
      accountId: account,
      facts: [{ what: 'Last bill', value: bill }],
    }))
  },
}
