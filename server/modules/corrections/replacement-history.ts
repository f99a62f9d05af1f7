import { sql } from 'kysely'
import type { HistorySource } from '#kernel/history'
import { dollars } from '#kernel/money'

/** The bills of an account that were cancelled and made anew. What they moved of the balance stands among the entries. */
export const replacementHistory: HistorySource = {
  kind: 'replacement',
  name: 'Bills made anew',
  select: ({ accountId }) => sql`
    select r.issued_on as on_day, r.id, jsonb_build_object('number', r.number, 'bill', b.number, 'total', r.total_due_cents,
      'by', c.asked_by, 'reason', c.reason) as facts
    from bill b join replacement_bill r on r.bill_id = b.id join correction c on c.id = r.correction_id
    where b.account_id = ${accountId}`,
  tell: ({ facts }) => ({
    title: `Bill ${String(facts.bill)} cancelled, bill ${String(facts.number)} in its place`,
    text: `${dollars(Number(facts.total))} due. ${String(facts.reason)}`,
    by: String(facts.by),
    link: { to: 'bill', key: String(facts.bill) },
  }),
}
