import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import type { Job, Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { postEntry } from '../ledger/post-entry.ts'
import { receivableOf } from './make-plan.ts'

/** Lets the installments of the day become due, in every night: also those of nights that were missed. */
export const dueInstallmentsJob: Job = {
  name: 'due-installments',
  run: async ({ inTransaction }) => {
    while (await inTransaction(dueOnce)) {
      // Each round is a transaction of its own: a killed worker costs one, and what is due already stays.
    }
  },
}

const atOnce = 200

type Due = {
  readonly id: number
  readonly accountId: number
  readonly dueOn: PlainDate
  readonly cents: number
  readonly ledgerCode: string
}

/**
 * Posts the next installments that are due by today, each once: it goes back to what the account owes, on its day or (after a missed
 * night) today. Answers whether there were any. Two workers never take the same one.
 */
async function dueOnce(work: Work): Promise<boolean> {
  return (await postDue(work, null)) > 0
}

/** The same for one plan, or for any; answers how many became due. An installment of a plan that ended is due when the plan says. */
export async function postDue(work: Work, planId: number | null): Promise<number> {
  const { rows } = await sql<Due>`
    select i.id, p.account_id as "accountId", i.due_on as "dueOn", i.amount_cents as cents, p.ledger_code as "ledgerCode"
    from installment i join installment_plan p on p.id = i.plan_id
    where i.entry_id is null and coalesce(i.called_on, i.due_on) <= ${work.today}::date
      and ${planId === null ? sql`true` : sql`i.plan_id = ${planId}`}
    order by i.due_on, i.id limit ${atOnce} for update of i skip locked`.execute(work.db)
  if (rows.length === 0) return 0
  const receivable = await receivableOf(work)
  for (const { id, accountId, cents: amount, ledgerCode } of rows) {
    const entryId = await postEntry(work, {
      postedOn: work.today,
      debit: receivable,
      credit: ledgerCode,
      amount: cents(amount),
      accountId,
      source: 'installment',
      sourceId: id,
    })
    await work.db.updateTable('installment').set({ entry_id: entryId }).where('id', '=', id).execute()
  }
  await recordCommand(work, {
    command: 'due-installments',
    subject: `installments due by ${work.today.toString()}`,
    changes: { installments: rows.length, amountCents: rows.reduce((sum, one) => sum + one.cents, 0) },
  })
  return rows.length
}
