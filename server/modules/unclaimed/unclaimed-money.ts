import type { UnclaimedMoney } from '@cartwright/api/unclaimed-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { isBefore, PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { policiesFor } from '../policies/policies-queries.ts'
import { refundRule } from '../policies/refund-policy.ts'
import type { UnclaimedRule } from '../policies/unclaimed-policy.ts'
import { refundCandidates } from '../refunds/refund-candidates.ts'
import { dueOf } from './due-day.ts'

type Shown = z.infer<typeof UnclaimedMoney>
/** Money that nobody claimed, with the ledger account that holds it. */
export type Money = {
  readonly kind: Shown['kind']
  readonly sourceId: number
  readonly accountId: number | null
  readonly accountNumber: string | null
  readonly owner: string | null
  readonly nameWithheld: boolean
  readonly amountCents: number
  readonly since: PlainDate
  readonly heldIn: string
}
export type Candidate = Money & Pick<Shown, 'way' | 'notYet'> & { readonly dueOn: PlainDate }

/** Names money of a kind by its source: `credit 12`. */
export const sourceOf = ({ kind, sourceId }: { readonly kind: string; readonly sourceId: number }): string =>
  `${kind} ${sourceId}`

/**
 * All that nobody claimed and is in no batch: what is due first at the top, each with the way it may go and why it does not yet. What can be refunded
 * is refunded first: it is the customer's.
 */
export async function unclaimedCandidates(work: Work, rule: UnclaimedRule): Promise<Candidate[]> {
  const found = await moneyThere(work, notListed(work))
  const refundable = await refundableNow(work)
  return found
    .map((money): Candidate => {
      const { way, dueOn } = dueOf(money, rule)
      const waits = isBefore(work.today, dueOn) ? 'years' : null
      return { ...money, way, dueOn, notYet: refundable.has(sourceOf(money)) ? 'refund-first' : waits }
    })
    .toSorted((a, b) => PlainDate.compare(a.dueOn, b.dueOn) || a.sourceId - b.sourceId)
}

async function refundableNow(work: Work): Promise<ReadonlySet<string>> {
  const rule = refundRule(await policiesFor(work), work.today)
  const ready = rule ? (await refundCandidates(work, rule)).filter(({ notYet }) => notYet === null) : []
  return new Set(ready.map(sourceOf))
}

/** What of a batch is still there, by its source: with what it comes to and since when it rests now. */
export async function moneyOfBatch(work: Work, batchId: number): Promise<ReadonlyMap<string, Money>> {
  const found = await moneyThere(
    work,
    (kind, id) =>
      sql`exists (select from unclaimed_item u where u.batch_id = ${batchId} and u.kind = ${kind} and u.source_id = ${id} and u.state = 'listed')`,
  )
  return new Map(found.map((money) => [sourceOf(money), money]))
}

type OfWhich = (kind: Shown['kind'], id: RawBuilder<unknown>) => RawBuilder<unknown>

/** In no batch that stands, and held by no claim: what was left out takes its claims with it until they are decided. */
const notListed =
  ({ today }: Work): OfWhich =>
  (kind, id) =>
    sql`not exists (select from unclaimed_item u where u.kind = ${kind} and u.source_id = ${id} and (u.state = 'listed'
      or exists (select from unclaimed_claim c where c.item_id = u.id
        and (c.state in ('filed', 'suit') or (c.state = 'rejected' and c.held_until >= ${today}::date)))))`

/** Whoever claimed money and was right has a year of their own from then on: it is no longer money that nobody claims. */
const claimedOn = (kind: Shown['kind'], id: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select max(c.decided_on) from unclaimed_claim c join unclaimed_item u on u.id = c.item_id
    where u.kind = ${kind} and u.source_id = ${id} and c.state = 'allowed')`

async function moneyThere(work: Work, which: OfWhich): Promise<Money[]> {
  const kinds = [await credits(work, which), await checks(work, which), await inSuspense(work, which)]
  return kinds.flat()
}

/** Credits of closed accounts that no batch of refunds has: unclaimed since the account closed, or since its last payment if that came later. */
async function credits({ db, today }: Work, which: OfWhich): Promise<Money[]> {
  const { rows } = await sql<Money>`
    with looked_at as materialized (
      select id, number, closed_on from account where closed_on <= ${today}::date and ${which('credit', sql`account.id`)}
        and not exists (select from refund r where r.kind = 'credit' and r.source_id = account.id and r.state = 'proposed')
    ), owed as materialized (
      select e.account_id, sum(e.amount_cents * ((c.kind = 'receivable')::int - (d.kind = 'receivable')::int))::bigint as cents
      from entry e join looked_at l on l.id = e.account_id join ledger_account d on d.id = e.debit_id
      join ledger_account c on c.id = e.credit_id group by e.account_id
    )
    select 'credit' as kind, a.id as "sourceId", a.id as "accountId", a.number as "accountNumber", nullif(payer.name, '') as owner,
      coalesce(payer.confidential_address, false) as "nameWithheld", owed.cents as "amountCents",
      greatest(a.closed_on, (select max(p.received_on) from payment p where p.account_id = a.id),
        ${claimedOn('credit', sql`a.id`)}) as since,
      (select code from ledger_account where kind = 'receivable' order by code limit 1) as "heldIn"
    from looked_at a join owed on owed.account_id = a.id and owed.cents > 0
    left join lateral (select p.* from account_party ap join party p on p.id = ap.party_id
      where ap.account_id = a.id and ap.role = 'payer' order by ap.from_on desc, ap.id desc limit 1) payer on true
    order by since, a.id limit 2000`.execute(db)
  return rows
}

/** Checks of refunds that no statement of the bank has paid: unclaimed since the day of the check. */
async function checks({ db, today }: Work, which: OfWhich): Promise<Money[]> {
  const { rows } = await sql<Money>`
    select 'check' as kind, r.id as "sourceId", r.account_id as "accountId", a.number as "accountNumber", nullif(r.payee_name, '') as owner,
      exists (select from account_party ap join party p on p.id = ap.party_id
        where ap.account_id = r.account_id and ap.role = 'payer' and p.confidential_address) as "nameWithheld",
      r.amount_cents as "amountCents", greatest(r.check_on, ${claimedOn('check', sql`r.id`)}) as since, r.owed_in as "heldIn"
    from refund r left join account a on a.id = r.account_id
    where r.state = 'paid' and r.way = 'check' and r.check_on <= ${today}::date and ${which('check', sql`r.id`)}
      and not exists (select from bank_match_item i where i.item_key = 'refund-check ' || r.id and not i.undone)
    order by since, r.id limit 2000`.execute(db)
  return rows
}

/** Items in suspense that nobody decided about: unclaimed since they were received. */
async function inSuspense({ db }: Work, which: OfWhich): Promise<Money[]> {
  const { rows } = await sql<Money>`
    select 'suspense' as kind, i.id as "sourceId", null::bigint as "accountId", null as "accountNumber",
      nullif(trim(i.payer_name), '') as owner, false as "nameWithheld", i.amount_cents as "amountCents",
      greatest(i.received_on, ${claimedOn('suspense', sql`i.id`)}) as since, i.held_in as "heldIn"
    from suspense_item i where i.state = 'open' and ${which('suspense', sql`i.id`)} order by since, i.id limit 2000`.execute(
    db,
  )
  return rows
}
