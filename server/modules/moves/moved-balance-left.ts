import { sql } from 'kysely'
import { dollars } from '#kernel/money'
import type { StandingCheck } from '#kernel/standing-check'
import { moveBalanceRule } from '../policies/move-policies.ts'
import { policiesFor } from '../policies/policies-queries.ts'

type Row = {
  readonly account: number
  readonly number: string
  readonly to: string
  readonly cents: number
}

/**
 * What the final bill of a customer who moved left on the old account, where the city lets balances go along: the charges of the last days
 * come after the move, and so does a payment that was too much.
 */
export const movedBalanceLeft: StandingCheck = {
  code: 'moved-balance-left',
  title: 'Balance left after a move',
  looksFor:
    'A closed account whose customer moved, with a balance after its final bill, where the city’s rule lets balances go along.',
  atStake: 'The balance.',
  owner: 'clerk',
  find: async (work) => {
    const rule = moveBalanceRule(await policiesFor(work), work.today)
    if (rule?.balance !== 'transfer') return []
    const { rows } = await sql<Row>`
      select a.id as account, a.number, t.number as to, owed.cents
      from account_move m join account a on a.id = m.account_id join account t on t.id = m.to_account_id
      cross join lateral (
        select coalesce(sum(e.amount_cents * ((d.kind = 'receivable')::int - (c.kind = 'receivable')::int)), 0)::bigint as cents
        from entry e join ledger_account d on d.id = e.debit_id join ledger_account c on c.id = e.credit_id
        where e.account_id = a.id) owed
      where m.kind = 'move' and owed.cents <> 0
        and exists (select from bill b where b.account_id = a.id and b.is_final)
        and not exists (select from transfer f where f.from_account_id = a.id and f.state = 'asked')
      order by a.id`.execute(work.db)
    return rows.map(({ account, number, to, cents }) => ({
      subject: `account ${number}`,
      sentence: `The customer of account ${number} moved to account ${to}, and ${cents > 0 ? `${dollars(cents)} is owed` : `a credit of ${dollars(-cents)} stands`} there after the final bill. Transfer it.`,
      amountCents: Math.abs(cents),
      basis: 'The balance of the account.',
      accountId: account,
      facts: [
        { what: 'Moved to', value: to },
        { what: 'Rule', value: rule.citation },
      ],
    }))
  },
}
