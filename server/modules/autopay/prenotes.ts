import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { addBankingDays } from '../bank-files/banking-days.ts'
import type { AutopayRule } from '../policies/autopay-policy.ts'
import type { DueBill } from './due-bills.ts'

type Prenote = Pick<
  DueBill,
  | 'mandateId'
  | 'accountId'
  | 'givenBy'
  | 'holderName'
  | 'routing'
  | 'accountKind'
  | 'sealedNumber'
  | 'last4'
  | 'flag'
> & { readonly billId: null; readonly amountCents: 0 }

/** The prenotes that wait to be sent, the oldest first: entries without an amount that show whether the bank details are right. */
export async function prenotesToSend(work: Work): Promise<Prenote[]> {
  const { rows } = await sql<Prenote>`
    select id as "mandateId", account_id as "accountId", given_by as "givenBy", holder_name as "holderName", routing,
      account_kind as "accountKind", sealed_number as "sealedNumber", last4,
      case when details_changed then 'changed' else 'first' end as flag, null as "billId", 0::bigint as "amountCents"
    from autopay_mandate where state = 'prenote-to-send' order by id`.execute(work.db)
  return rows
}

type Sent = { readonly runId: number; readonly settlesOn: PlainDate; readonly rule: AutopayRule }

/** The prenotes of a run are sent, or are taken to the bank late: each may be drawn from so many banking days after it settles. */
export const beginWaiting = (work: Work, { runId, settlesOn, rule }: Sent): Promise<unknown> =>
  sql`
    update autopay_mandate m set state = 'prenote-sent', live_from = ${addBankingDays(settlesOn, rule.prenoteWaitsDays)}::date
    from ach_entry e where e.run_id = ${runId} and m.id = e.mandate_id and m.state in ('prenote-to-send', 'prenote-sent')`.execute(
    work.db,
  )

/** The prenotes of a run that was cancelled after its release wait to be sent again. */
export const sendAgain = (work: Work, runId: number): Promise<unknown> =>
  sql`
    update autopay_mandate m set state = 'prenote-to-send', live_from = null
    from ach_entry e where e.run_id = ${runId} and m.id = e.mandate_id and m.state = 'prenote-sent'`.execute(
    work.db,
  )
