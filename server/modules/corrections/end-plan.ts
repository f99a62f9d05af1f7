import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { lockAccountById } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { accountBalance } from '../ledger/ledger-queries.ts'
import { installmentsOn } from '../policies/installments.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { draftBrokenLetter } from './broken-plan-letter.ts'
import { postDue } from './due-installments.ts'
import { type Missed, missedInstallments } from './missed-installments.ts'

/** How a plan ends before its time: all is paid at once, an installment stayed unpaid, or it is given up for another reason. */
type PlanEnd = 'paid-off' | 'broken' | 'cancelled'

/** What ending a plan comes to: what was not due yet is due on a day. */
type EndedPlan = {
  readonly planId: number
  readonly how: PlanEnd
  readonly restCents: number
  readonly dueOn: string
  /** The rule that says so, of a broken plan. */
  readonly citation: string | null
  readonly balanceCents: number
  /** What the account owes on the day the rest is due. */
  readonly newBalanceCents: number
  /** Of a broken plan that ended: the letter that was drafted. */
  readonly letterId: number | null
}

type StoredPlan = {
  readonly id: number
  readonly accountId: number
  readonly accountNumber: string
  readonly restCents: number
  readonly endedHow: PlanEnd | null
  readonly restDueOn: PlainDate | null
}

/**
 * What ending a plan would come to; changes nothing. Refuses an unknown plan, one that ended or of which all is due, and as broken one whose
 * installments are paid, or where the city has no rule for it.
 */
export async function lookAtPlanEnd(
  work: Work,
  { planId, how }: { readonly planId: number; readonly how: PlanEnd },
): Promise<EndedPlan> {
  return (await plannedEnd(work, await planById(work, planId), how)).ending
}

/**
 * Ends a plan: what was not due yet is due today, or for a broken plan on the day of the city's rule, so that there is time to pay. Nothing
 * is charged beside it. The same request again changes nothing. Refuses what `lookAtPlanEnd` refuses.
 */
export async function endPlan(
  work: Work,
  { planId, how, reason }: { readonly planId: number; readonly how: PlanEnd; readonly reason: string },
): Promise<EndedPlan> {
  const { accountId } = await planById(work, planId)
  await lockAccountById(work, accountId)
  const plan = await planById(work, planId)
  if (plan.endedHow === how) return endedAs(work, plan)
  const { ending, broken } = await plannedEnd(work, plan, how)
  await sql`
    update installment_plan set ended_how = ${how}, ended_on = ${work.today}, ended_by = ${work.actor.name},
      ended_reason = ${reason}, rest_due_on = ${ending.dueOn}::date where id = ${planId}`.execute(work.db)
  // What is due before that day by the plan itself stays due then.
  await sql`
    update installment set called_on = least(due_on, ${ending.dueOn}::date)
    where plan_id = ${planId} and entry_id is null`.execute(work.db)
  await postDue(work, planId)
  await recordCommand(work, {
    command: 'end-installment-plan',
    subject: `plan ${planId}`,
    changes: { accountNumber: plan.accountNumber, how, restCents: ending.restCents, dueOn: ending.dueOn },
    reason,
  })
  // The letter tells what was not due yet and is now.
  return { ...ending, letterId: broken && (await draftBrokenLetter(work, broken)) }
}

async function plannedEnd(work: Work, plan: StoredPlan, how: PlanEnd) {
  if (plan.endedHow !== null) refuse('PLAN_ENDED', { how: plan.endedHow, dueOn: plan.restDueOn!.toString() })
  if (plan.restCents === 0) refuse('PLAN_ALL_DUE', { planId: plan.id })
  const broken = how === 'broken' ? await whenBroken(work, plan) : null
  const { dueOn, citation } = broken ?? { dueOn: work.today, citation: null }
  const ending: EndedPlan = {
    ...(await sums(work, plan)),
    how,
    dueOn: dueOn.toString(),
    citation,
    letterId: null,
  }
  return { ending, broken }
}

const endedAs = async (work: Work, plan: StoredPlan): Promise<EndedPlan> => ({
  ...(await sums(work, plan)),
  how: plan.endedHow!,
  dueOn: plan.restDueOn!.toString(),
  citation: null,
  letterId: null,
})

async function sums(work: Work, { id, accountId, restCents }: StoredPlan) {
  const balanceCents = await accountBalance(work, accountId)
  return { planId: id, restCents, balanceCents, newBalanceCents: balanceCents + restCents }
}

/** When the rest of a broken plan is due, and what broke it. A plan is broken when less was paid since an installment was due than that came to. */
async function whenBroken(
  work: Work,
  { id, accountId }: StoredPlan,
): Promise<{ dueOn: PlainDate; citation: string; missed: Missed }> {
  const rule = installmentsOn(await policiesFor(work), work.today)
  if (!rule?.broken) return refuse('PLAN_BREAK_RULE_MISSING', { policy: 'installments' })
  const [missed] = await missedInstallments(work, rule, sql`p.id = ${id}`)
  if (!missed || (await accountBalance(work, accountId)) <= 0)
    return refuse('PLAN_NOT_BROKEN', { afterDays: rule.broken.afterDays, citation: rule.citation })
  const dueOn = work.today.add({ days: rule.broken.restDueAfterDays })
  return { dueOn, citation: rule.citation, missed }
}

async function planById({ db }: Work, planId: number): Promise<StoredPlan> {
  const { rows } = await sql<StoredPlan>`
    select p.id, p.account_id as "accountId", a.number as "accountNumber", p.ended_how as "endedHow", p.rest_due_on as "restDueOn",
      (select coalesce(sum(i.amount_cents), 0)::bigint from installment i where i.plan_id = p.id and i.entry_id is null) as "restCents"
    from installment_plan p join account a on a.id = p.account_id where p.id = ${planId}`.execute(db)
  return rows[0] ?? refuse('INSTALLMENT_PLAN_NOT_FOUND', { planId })
}
