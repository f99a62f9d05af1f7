import { sql } from 'kysely'
import { isBefore, type PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { addBankingDays } from '../bank-files/banking-days.ts'
import { dueOfBill } from '../payments/due-of-bill.ts'
import type { AutopayRule } from '../policies/autopay-policy.ts'

/** A bill of an account on autopay whose day to be drawn has come, with the bank details to draw from. */
export type DueBill = {
  readonly mandateId: number
  readonly accountId: number
  readonly accountNumber: string
  readonly accountClass: string
  readonly state: 'prenote-to-send' | 'prenote-sent' | 'live' | 'held'
  readonly liveFrom: PlainDate | null
  readonly givenBy: 'paper' | 'web' | 'phone' | 'business'
  readonly holderName: string
  readonly routing: string
  readonly accountKind: 'checking' | 'savings'
  readonly sealedNumber: string
  readonly last4: string
  readonly flag: 'first' | 'changed' | null
  readonly billId: number
  readonly billNumber: string
  readonly dueOn: PlainDate
  readonly isFinal: boolean
  /** Whether the bill told the customer that it is drawn. */
  readonly toldSo: boolean
  readonly billCents: number
  readonly underwayCents: number
}

/** The day a bill is drawn: so many days after its due day, or the next on which banks work. Pure. */
export const drawDay = (dueOn: PlainDate, daysAfterDue: number): PlainDate =>
  addBankingDays(dueOn.add({ days: daysAfterDue - 1 }), 1)

/**
 * The newest due bill of every account with an autopay that stands, where its day to be drawn is `drawOn` or earlier and no file that was not cancelled
 * draws it, the run `anew` apart: in the order of accounts. A bill that was not sent is due with the next one; of one that was replaced the replacement counts.
 */
export async function dueBills(
  work: Work,
  rule: AutopayRule,
  { drawOn, anew }: { readonly drawOn: PlainDate; readonly anew: number | null },
): Promise<DueBill[]> {
  const latest = drawOn.subtract({ days: rule.daysAfterDue })
  const on = work.today.toString()
  const { rows } = await sql<DueBill>`
    select m.id as "mandateId", a.id as "accountId", a.number as "accountNumber", a.class as "accountClass", m.state, m.live_from as "liveFrom",
      m.given_by as "givenBy", m.holder_name as "holderName", m.routing, m.account_kind as "accountKind", m.sealed_number as "sealedNumber",
      m.last4, case when exists (select from ach_entry e join ach_run r on r.id = e.run_id where e.mandate_id = m.id and r.kind = 'autopay'
        and r.state in ('released', 'posted') and e.routing = m.routing and e.sealed_number = m.sealed_number
        and e.account_kind = m.account_kind and e.holder_name = m.holder_name) then null
        when m.details_changed then 'changed' else 'first' end as flag,
      b.id as "billId", b.number as "billNumber", b.due as "dueOn", b.is_final as "isFinal", b.told as "toldSo", b.cents as "billCents",
      coalesce((select sum(e.amount_cents) from ach_entry e join ach_run r on r.id = e.run_id
        where e.account_id = a.id and e.payment_id is null
          and (r.state = 'released' and r.kind in ('autopay', 'retry') or r.state = 'prepared' and r.kind = 'retry')), 0)::bigint
        + coalesce((select sum(i.amount_cents) from payment_intent i where i.account_id = a.id and i.state = 'pending'), 0)::bigint as "underwayCents"
    from autopay_mandate m join account a on a.id = m.account_id
    cross join lateral (
      select b.id, b.number, b.is_final, ${dueOfBill(on)} as due, coalesce((b.document->>'autopay')::boolean, false) as told,
        coalesce((select r.total_due_cents from replacement_bill r where r.bill_id = b.id order by r.id desc limit 1), b.total_due_cents) as cents
      from bill b where b.account_id = a.id and not b.document ? 'suppressed' and ${dueOfBill(on)} <= ${latest}::date
      order by b.id desc limit 1) b
    where m.state <> 'stopped' and not exists (select from ach_entry e join ach_run r on r.id = e.run_id
      where e.bill_id = b.id and r.state <> 'cancelled' and r.id is distinct from ${anew}::bigint)
    order by a.id`.execute(work.db)
  return rows.filter(({ dueOn }) => !isBefore(drawOn, drawDay(dueOn, rule.daysAfterDue)))
}
