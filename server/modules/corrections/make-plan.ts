import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import { cents } from '#kernel/money'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { chartOfAccounts } from '../ledger/ledger-queries.ts'
import { postEntry } from '../ledger/post-entry.ts'
import { type InstallmentsRule, installmentsOn } from '../policies/installments.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import type { Comparison } from './compare-past.ts'
import { type Installment, planInstallments } from './plan-installments.ts'

/**
 * The installments a correction may be paid in, as they would be if it was posted today; null when it may not: no rule of the city, or too
 * small a debit.
 */
export async function installmentsFor(
  work: Work,
  { bills, postedCents }: Comparison,
): Promise<{ readonly rule: InstallmentsRule; readonly installments: Installment[] } | null> {
  const rule = installmentsOn(await policiesFor(work), work.today)
  if (!rule || postedCents < rule.fromCents) return null
  const erred = bills.filter((bill) => bill.postedCents > 0).map(({ bill }) => bill)
  const firstDueOn = work.today.add({ days: rule.firstDueAfterDays })
  return { rule, installments: planInstallments(postedCents, { erred, firstDueOn }) }
}

/** Refuses a plan where none may be made. */
export async function refusePlan(work: Work, comparison: Comparison): Promise<void> {
  if (await installmentsFor(work, comparison)) return
  const rule = installmentsOn(await policiesFor(work), work.today)
  refuse('PLAN_NOT_OFFERED', { fromCents: rule?.fromCents ?? null, citation: rule?.citation ?? null })
}

type Planned = { readonly accountId: number; readonly correctionId: number; readonly comparison: Comparison }

/**
 * Makes the plan of a correction that was just posted: what it charged leaves what the account owes, and comes back installment by
 * installment on its day. Answers the installments.
 */
export async function makePlan(
  work: Work,
  { accountId, correctionId, comparison }: Planned,
): Promise<Installment[]> {
  const offered = await installmentsFor(work, comparison)
  // The rule may have ended since it was asked for: then the debit is due like any other.
  if (!offered) return []
  const { rule, installments } = offered
  const { id } = await work.db
    .insertInto('installment_plan')
    .values({
      account_id: accountId,
      correction_id: correctionId,
      amount_cents: comparison.postedCents,
      ledger_code: rule.ledgerCode,
      citation: rule.citation,
      made_on: work.today,
      made_by: work.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertRows(work, {
    into: sql`insert into installment`,
    rows: installments,
    columns: {
      plan_id: ['bigint', () => id],
      due_on: ['date', ({ dueOn }) => dueOn],
      amount_cents: ['bigint', ({ amountCents }) => amountCents],
    },
  })
  await postEntry(work, {
    postedOn: work.today,
    debit: rule.ledgerCode,
    credit: await receivableOf(work),
    amount: cents(comparison.postedCents),
    accountId,
    source: 'installment-plan',
    sourceId: id,
  })
  await recordCommand(work, {
    command: 'make-installment-plan',
    subject: `plan ${id}`,
    changes: {
      accountId,
      correctionId,
      installments: installments.map(({ dueOn, amountCents }) => ({ dueOn: dueOn.toString(), amountCents })),
    },
  })
  return installments
}

/** The code of the ledger account that holds what customers owe. */
export async function receivableOf(work: Work): Promise<string> {
  const receivable = (await chartOfAccounts(work)).find(({ kind }) => kind === 'receivable')
  return receivable?.code ?? refuse('LEDGER_ACCOUNT_NOT_FOUND', { codes: ['receivable'] })
}
