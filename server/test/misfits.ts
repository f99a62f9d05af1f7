import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { readReceivables } from '../modules/payments/read-receivables.ts'

/** What could be wrong with the books of a city, each with a query that finds where. */
const faults = {
  'a bill is not its lines': sql`select b.number from bill b left join bill_line l on l.bill_id = b.id
    group by b.id having coalesce(sum(l.amount_cents), 0) <> b.charges_cents`,
  'a bill does not add up': sql`select number from bill
    where previous_balance_cents + payments_cents + adjustments_cents + charges_cents <> total_due_cents`,
  'a bill does not begin where the last one ended': sql`select number from (select number, previous_balance_cents as previous,
      coalesce(lag(total_due_cents) over (partition by account_id order by id), 0) as last from bill) b where previous <> last`,
  'an account owes other than its bills and payments say': sql`
    select a.number from account a
    left join (select account_id, sum(amount_cents * ((d.kind = 'receivable')::int - (c.kind = 'receivable')::int)) as owes
      from entry join ledger_account d on d.id = debit_id join ledger_account c on c.id = credit_id group by 1) e on e.account_id = a.id
    left join (select account_id, sum(charges_cents) as charged from bill group by 1) b on b.account_id = a.id
    left join (select account_id, sum(amount_cents) as paid from payment
      where id not in (select payment_id from payment_reversal) group by 1) p on p.account_id = a.id
    where coalesce(owes, 0) <> coalesce(charged, 0) - coalesce(paid, 0)`,
  'a day of a service was billed twice': sql`
    select one.service_id from bill_line one join bill b on b.id = one.bill_id
    join bill_line other on other.service_id = one.service_id and other.code = one.code
      and (other.bill_id, other.line_no) > (one.bill_id, one.line_no)
      and daterange(other.period_from, other.period_until) && daterange(one.period_from, one.period_until)
    join bill ob on ob.id = other.bill_id and ob.account_id = b.account_id
    where one.kind = 'service'`,
  'an account has two final bills': sql`select account_id from bill where is_final group by 1 having count(*) > 1`,
  'a bill number is missing': sql`select 1 from bill having count(*) <> coalesce(max(number::bigint), 0)`,
  'an item or a credit is allocated beyond what it is': sql`
    select e.id from entry e join (
      select id, sum(cents) as cents from (
        select item_entry_id as id, amount_cents * case when mirrors_id is null then 1 else -1 end as cents from allocation
        union all select credit_entry_id, amount_cents * case when mirrors_id is null then 1 else -1 end from allocation) ends
      group by id) a on a.id = e.id where a.cents > e.amount_cents or a.cents < 0`,
  'a discount, payment or charge moved nothing': sql`select id from entry where amount_cents <= 0`,
}

/** What does not fit in the books: there must be nothing, on any day of any town. */
export async function misfits(work: Work): Promise<{ what: string; where: unknown[] }[]> {
  const found: { what: string; where: unknown[] }[] = []
  for (const [what, query] of Object.entries(faults)) {
    const { rows } = await query.execute(work.db)
    if (rows.length > 0) found.push({ what, where: rows.slice(0, 10) })
  }
  const open = await openMisfits(work)
  return open.length > 0
    ? [...found, { what: 'open items less credit are not the balance', where: open }]
    : found
}

/**
 * The accounts whose open items less their credit are not what the ledger says, at the end of the books and some weeks before: every daily look
 * is of another day.
 */
async function openMisfits(work: Work): Promise<unknown[]> {
  const last = await work.db
    .selectFrom('entry')
    .select('posted_on')
    .orderBy('posted_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last) return []
  const accountIds = (await work.db.selectFrom('account').select('id').execute()).map(({ id }) => id)
  const wrong: unknown[] = []
  for (const asOf of [last.posted_on, last.posted_on.subtract({ days: 40 })]) {
    const receivables = await readReceivables(work, { accountIds, asOf })
    const { rows } = await sql<{ id: number; balance: number }>`
      select account_id as id, sum(amount_cents * ((d.kind = 'receivable')::int - (c.kind = 'receivable')::int))::bigint as balance
      from entry join ledger_account d on d.id = debit_id join ledger_account c on c.id = credit_id
      where posted_on <= ${asOf} and account_id is not null group by 1`.execute(work.db)
    const balances = new Map(rows.map(({ id, balance }) => [id, balance]))
    for (const accountId of accountIds) {
      const { items, credits } = receivables.get(accountId) ?? { items: [], credits: [] }
      const owed = items.reduce((total, { openCents }) => total + openCents, 0)
      const credit = credits.reduce((total, { leftCents }) => total + leftCents, 0)
      const balance = balances.get(accountId) ?? 0
      if (owed - credit !== balance) wrong.push({ accountId, asOf: asOf.toString(), owed, credit, balance })
    }
  }
  return wrong
}
