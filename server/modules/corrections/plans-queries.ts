import type { plans } from '@cartwright/api/plans'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { accountByNumber } from '../accounts/account-queries.ts'

type Plan = SuccessOf<typeof plans.ofAccount>['rows'][number]
type Row = Omit<Plan, 'madeOn'> & { readonly madeOn: PlainDate }

/** The installment plans of an account, the newest first, each installment with whether it became due. */
export async function plansOfAccount(work: Work, accountNumber: string): Promise<Plan[]> {
  const { id } = await accountByNumber(work, accountNumber)
  const { rows } = await sql<Row>`
    select p.id as "planId", p.correction_id as "correctionId", p.amount_cents as "amountCents", p.citation, p.made_on as "madeOn",
      coalesce(sum(i.amount_cents) filter (where i.entry_id is null), 0)::bigint as "notDueCents",
      case when p.ended_how is not null then jsonb_build_object('how', p.ended_how, 'on', p.ended_on, 'by', p.ended_by,
        'reason', p.ended_reason, 'restDueOn', p.rest_due_on) end as ended,
      jsonb_agg(jsonb_build_object('dueOn', i.due_on, 'calledOn', i.called_on, 'amountCents', i.amount_cents,
        'isDue', i.entry_id is not null)
        order by i.due_on) as installments
    from installment_plan p join installment i on i.plan_id = p.id
    where p.account_id = ${id} group by p.id order by p.id desc`.execute(work.db)
  return rows.map(({ madeOn, ...rest }) => ({ ...rest, madeOn: madeOn.toString() }))
}
