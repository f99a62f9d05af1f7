import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { StandingCheck } from '#kernel/standing-check'
import { policiesFor } from '../policies/policies-queries.ts'
import { refundRule } from '../policies/refund-policy.ts'

/** Whether the refunds that wait for a check come to what the ledger owes for them. */
export const refundsDiffer: StandingCheck = {
  code: 'refunds-differ',
  title: 'Refunds differ from the ledger',
  looksFor:
    'An account of refunds payable whose balance is not the sum of the refunds that wait for a check.',
  atStake: 'The difference.',
  owner: 'coordinator',
  find: async (work) => {
    const rule = refundRule(await policiesFor(work), work.today)
    const { rows } = await sql<{ code: string; refundCents: number; ledgerCents: number }>`
      select l.code, coalesce((select sum(amount_cents) from refund r where r.owed_in = l.code and r.state = 'to-pay'), 0)::bigint
        as "refundCents",
        ((select coalesce(sum(amount_cents), 0) from entry where credit_id = l.id)
          - (select coalesce(sum(amount_cents), 0) from entry where debit_id = l.id))::bigint as "ledgerCents"
      from ledger_account l
      where l.code = ${rule?.ledgerAccount ?? null} or exists (select from refund where owed_in = l.code) order by l.code`.execute(
      work.db,
    )
    return rows
      .filter(({ refundCents, ledgerCents }) => refundCents !== ledgerCents)
      .map(({ code, refundCents, ledgerCents }) => ({
        subject: `ledger account ${code}`,
        sentence: `Ledger account ${code} has ${dollars(ledgerCents)}, and the refunds that wait for a check come to ${dollars(refundCents)}.`,
        amountCents: Math.abs(ledgerCents - refundCents),
        basis: 'The balance of the ledger account, less the refunds that wait.',
        facts: [
          { what: 'Balance', value: dollars(ledgerCents) },
          { what: 'Refunds', value: dollars(refundCents) },
        ],
      }))
  },
}

/** Checks of refunds that no statement of the bank has paid for longer than the city's rule says. */
export const staleRefundChecks: StandingCheck = {
  code: 'stale-refund-check',
  title: 'A refund check is stale',
  looksFor:
    'A check of a refund that no statement of the bank shows as paid within the days of the city’s rule.',
  atStake: 'Its amount, which is the customer’s money.',
  owner: 'clerk',
  find: async (work) => {
    const rule = refundRule(await policiesFor(work), work.today)
    if (!rule) return []
    const { rows } = await sql<{
      id: number
      cents: number
      on: PlainDate
      number: string
      payee: string
      accountId: number | null
    }>`
      select r.id, r.amount_cents as cents, r.check_on as "on", r.check_number as number, r.payee_name as payee,
        r.account_id as "accountId"
      from refund r where r.state = 'paid' and r.way = 'check' and r.check_on < ${work.today}::date - ${rule.staleAfterDays}::int
        and not exists (select from bank_match_item i where i.item_key = 'refund-check ' || r.id and not i.undone)
      order by r.id limit 5000`.execute(work.db)
    return rows.map(({ id, cents, on, number, payee, accountId }) => ({
      subject: `refund ${id}`,
      sentence: `Check ${number} of ${on.toString()} for ${dollars(cents)} to ${payee} was never cashed. Write to them, then void it: paid anew, or given back.`,
      amountCents: cents,
      basis: 'The amount of the check.',
      ...(accountId !== null && { accountId }),
      facts: [
        { what: 'Check', value: number },
        { what: 'Rule', value: rule.citation },
      ],
    }))
  },
}
