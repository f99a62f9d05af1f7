import type { RefundCandidate } from '@cartwright/api/refund-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { later, type PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { depositById, interestOf } from '../moves/deposits-queries.ts'
import type { RefundRule } from '../policies/refund-policy.ts'

type Shown = z.infer<typeof RefundCandidate>
/** Money that may go back, with the account and the party it is of. */
export type Candidate = Omit<Shown, 'since' | 'owesElsewhere'> & {
  readonly since: PlainDate
  readonly accountId: number | null
  readonly partyId: number | null
}
type CreditRow = Omit<Candidate, 'kind' | 'notYet'> & {
  readonly isClosed: boolean
  readonly hasFinalBill: boolean
  readonly lastPayment: PlainDate | null
  readonly hasMail: boolean
  readonly isConfidential: boolean
}

/** How long a closed account may wait for its final bill. */
const daysForFinalBill = 60

/**
 * All that may go back and is in no batch: credits of closed accounts and of those that are asked for, deposits and items in suspense that somebody
 * asked to be paid back. Each says why it waits, if it does, by the city's rule.
 */
export async function refundCandidates(
  work: Work,
  rule: RefundRule,
  asked: readonly number[] = [],
): Promise<Candidate[]> {
  const credits = (await creditRows(work, asked)).map(
    (row): Candidate => ({
      kind: 'credit',
      sourceId: row.sourceId,
      accountId: row.accountId,
      accountNumber: row.accountNumber,
      partyId: row.partyId,
      payee: row.payee,
      amountCents: row.amountCents,
      since: row.since,
      notYet: whyNotYet(work.today, rule, row, asked.includes(row.sourceId)),
    }),
  )
  const found = [...credits, ...(await askedDeposits(work)), ...(await askedSuspense(work))]
  return found.toSorted((a, b) => b.since.until(a.since).days || a.sourceId - b.sourceId)
}

type Judged = Pick<
  CreditRow,
  | 'amountCents'
  | 'isClosed'
  | 'hasFinalBill'
  | 'since'
  | 'lastPayment'
  | 'hasMail'
  | 'isConfidential'
  | 'payee'
>

/**
 * Why a credit does not go back today; null when it does. What a customer asks for waits for nothing but an address to send it to. A confidential
 * address is never that of the premises: without one the State designated, the check has nowhere to go.
 */
export function whyNotYet(
  today: PlainDate,
  rule: Pick<RefundRule, 'leastCents' | 'waitsDays' | 'forwardingAddressNeeded'>,
  credit: Judged,
  asked: boolean,
): Shown['notYet'] {
  const { amountCents, isClosed, hasFinalBill, since, lastPayment, hasMail, isConfidential, payee } = credit
  if (payee === '') return 'payee-unknown'
  if (isConfidential && !hasMail) return 'confidential-address'
  if (isClosed && rule.forwardingAddressNeeded && !hasMail) return 'no-forwarding-address'
  if (asked) return null
  if (amountCents < rule.leastCents) return 'below-least'
  if (!hasFinalBill && since.until(today).days < daysForFinalBill) return 'final-bill-to-come'
  const last = lastPayment === null ? since : later(since, lastPayment)
  return last.until(today).days < rule.waitsDays ? 'waits' : null
}

/** Closed accounts, and those that are asked for, with a credit and in no open refund; with whoever paid for them last. */
async function creditRows({ db, today }: Work, asked: readonly number[]): Promise<CreditRow[]> {
  const { rows } = await sql<CreditRow>`
    with looked_at as materialized (
      select id, number, closed_on, opened_on from account where closed_on <= ${today}::date or id = any(${asked}::bigint[])
    ), owed as materialized (
      select e.account_id, sum(e.amount_cents * ((c.kind = 'receivable')::int - (d.kind = 'receivable')::int))::bigint as cents
      from entry e join looked_at l on l.id = e.account_id join ledger_account d on d.id = e.debit_id
      join ledger_account c on c.id = e.credit_id group by e.account_id
    )
    select a.id as "sourceId", a.id as "accountId", a.number as "accountNumber", owed.cents as "amountCents",
      coalesce(a.closed_on, (select max(received_on) from payment p where p.account_id = a.id), a.opened_on) as since, coalesce(a.closed_on <= ${today}::date, false) as "isClosed",
      exists (select from bill b where b.account_id = a.id and b.is_final) as "hasFinalBill",
      (select max(received_on) from payment p where p.account_id = a.id) as "lastPayment",
      coalesce(payer.name, '') as payee, payer.id as "partyId", payer.mail_line_1 is not null as "hasMail",
      coalesce(payer.confidential_address, false) as "isConfidential"
    from looked_at a join owed on owed.account_id = a.id and owed.cents > 0
    left join lateral (select p.* from account_party ap join party p on p.id = ap.party_id
      where ap.account_id = a.id and ap.role = 'payer' order by ap.from_on desc, ap.id desc limit 1) payer on true
    where ${noOpenRefund('credit', sql`a.id`)} order by a.id = any(${asked}::bigint[]) desc, a.id limit 2000`.execute(
    db,
  )
  return rows
}

/** Deposits somebody asked to be paid back, with what they have borne. */
async function askedDeposits(work: Work): Promise<Candidate[]> {
  const { rows } = await sql<{ id: number; partyId: number }>`
    select d.id, d.party_id as "partyId" from deposit d
    where d.state = 'refund-asked' and ${noOpenRefund('deposit', sql`d.id`)} order by d.id limit 500`.execute(
    work.db,
  )
  return Promise.all(
    rows.map(async ({ id, partyId }): Promise<Candidate> => {
      const deposit = await depositById(work, id)
      return {
        kind: 'deposit',
        sourceId: id,
        accountId: deposit.accountId,
        accountNumber: deposit.accountNumber,
        partyId,
        payee: deposit.partyName,
        amountCents: deposit.amountCents + (await interestOf(work, deposit, work.today)),
        since: deposit.takenOn,
        notYet: null,
      }
    }),
  )
}

/** Items in suspense somebody asked to be paid back. */
async function askedSuspense({ db }: Work): Promise<Candidate[]> {
  const { rows } = await sql<Omit<Candidate, 'kind' | 'notYet'>>`
    select i.id as "sourceId", null::bigint as "accountId", null as "accountNumber", null::bigint as "partyId",
      coalesce(i.payer_name, '') as payee, i.amount_cents as "amountCents", i.received_on as since
    from suspense_item i where i.state = 'return-asked' and ${noOpenRefund('suspense', sql`i.id`)} order by i.id limit 500`.execute(
    db,
  )
  return rows.map((row) => ({ ...row, kind: 'suspense', notYet: row.payee === '' ? 'payee-unknown' : null }))
}

const noOpenRefund = (kind: Shown['kind'], id: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`not exists (select from refund r where r.kind = ${kind} and r.source_id = ${id} and r.state in ('proposed', 'to-pay'))`

/** Of parties, the first other account each pays for that owes something. */
export async function owingElsewhere(
  { db }: Work,
  candidates: readonly Candidate[],
): Promise<(candidate: Candidate) => Shown['owesElsewhere']> {
  const partyIds = [...new Set(candidates.flatMap(({ partyId }) => partyId ?? []))]
  const { rows } = await sql<{ partyId: number; accountId: number; accountNumber: string; cents: number }>`
    select ap.party_id as "partyId", a.id as "accountId", a.number as "accountNumber", owed.cents
    from account_party ap join account a on a.id = ap.account_id
    cross join lateral (select coalesce(sum(e.amount_cents * ((d.kind = 'receivable')::int - (c.kind = 'receivable')::int)), 0)::bigint as cents
      from entry e join ledger_account d on d.id = e.debit_id join ledger_account c on c.id = e.credit_id
      where e.account_id = a.id) owed
    where ap.party_id = any(${partyIds}::bigint[]) and ap.role = 'payer' and owed.cents > 0 order by a.id`.execute(
    db,
  )
  return ({ partyId, accountId }) => {
    const found = rows.find((row) => row.partyId === partyId && row.accountId !== accountId)
    return found ? { accountNumber: found.accountNumber, cents: found.cents } : null
  }
}
