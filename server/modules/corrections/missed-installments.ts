import type { plans } from '@cartwright/api/plans'
import type { SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { accountRows } from '../accounts/account-rows.ts'
import { accountBalances } from '../ledger/ledger-queries.ts'
import { type InstallmentsRule, installmentsOn } from '../policies/installments.ts'
import { policiesFor } from '../policies/policies-queries.ts'

/** The first installment of a plan that stayed unpaid. */
export type Missed = {
  readonly planId: number
  /** The correction whose charge is paid in installments. */
  readonly correctionId: number
  readonly accountId: number
  readonly dueOn: PlainDate
  readonly amountCents: number
  readonly restCents: number
}

/**
 * Plans that run and of which an installment is unpaid longer than the rule of the city lets it be: less was paid since its day than it comes
 * to. A payment that was taken back paid nothing. The first such installment of each, the longest unpaid first. Without a rule no plan is broken.
 */
export async function missedInstallments(
  { db, today }: Work,
  rule: InstallmentsRule | null,
  of: RawBuilder<unknown> = sql`true`,
): Promise<Missed[]> {
  if (!rule?.broken) return []
  const since = today.subtract({ days: rule.broken.afterDays })
  const { rows } = await sql<Missed>`
    select distinct on (p.id) p.id as "planId", p.correction_id as "correctionId", p.account_id as "accountId", i.due_on as "dueOn", i.amount_cents as "amountCents",
      (select coalesce(sum(r.amount_cents), 0)::bigint from installment r where r.plan_id = p.id and r.entry_id is null) as "restCents"
    from installment_plan p join installment i on i.plan_id = p.id
    where p.ended_how is null and ${of} and i.entry_id is not null and i.due_on < ${since}::date
      and exists (select from installment r where r.plan_id = p.id and r.entry_id is null)
      and (select coalesce(sum(y.amount_cents), 0) from payment y
        where y.account_id = p.account_id and y.received_on >= i.due_on
          and not exists (select from entry e where e.source = 'reversal' and e.source_id = y.entry_id)) < i.amount_cents
    order by p.id, i.due_on`.execute(db)
  return rows.toSorted((a, b) => PlainDate.compare(a.dueOn, b.dueOn))
}

/** The same for the list of what is to be done today, with whose it is. Accounts that owe nothing keep their plan. */
export async function missedPlans(work: Work): Promise<SuccessOf<typeof plans.missed>> {
  const rule = installmentsOn(await policiesFor(work), work.today)
  const found = await missedInstallments(work, rule)
  const ids = [...new Set(found.map(({ accountId }) => accountId))]
  const [accounts, balances] = [await accountRows(work, ids), await accountBalances(work, ids)]
  const owing = found.filter(({ accountId }) => (balances.get(accountId) ?? 0) > 0)
  return {
    rows: owing.map(({ planId, accountId, dueOn, amountCents, restCents }) => ({
      planId,
      accountNumber: accounts.get(accountId)!.accountNumber,
      payerName: accounts.get(accountId)!.payerName,
      dueOn: dueOn.toString(),
      amountCents,
      restCents,
      citation: rule!.citation,
    })),
  }
}
