import { sql } from 'kysely'
import { isBefore, type PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { WaitingSource } from '#kernel/waiting'
import { counted, dayWords } from '#kernel/words'
import { keyOf } from '../billing/bill-run.ts'

/** Money that is to go back by the provider and waits for a second person: nobody agrees to their own. */
export const onlineRefundsWaiting: WaitingSource = {
  name: 'online-refunds',
  permission: 'refunds.approve',
  look: async (work) => {
    const { rows } = await sql<{ many: number; cents: number; oldest: PlainDate | null }>`
      select count(*) as many, coalesce(sum(amount_cents), 0)::bigint as cents, min(asked_on) as oldest
      from online_refund where state = 'waiting' and asked_key <> ${keyOf(work.actor)}`.execute(work.db)
    const { many, cents, oldest } = rows[0]!
    if (oldest === null) return []
    return [
      {
        kind: isBefore(oldest.add({ days: 3 }), work.today) ? 'late' : 'mine',
        title: `${counted(many, 'online refund waits', 'online refunds wait')} for your agreement, ${dollars(cents)}`,
        text: `The oldest was asked for on ${dayWords(oldest)}. Nothing goes back before a second person agrees.`,
        at: '/online-payments',
        on: oldest.toString(),
        amountCents: cents,
      },
    ]
  },
}

/** Cards and bank accounts whose owners dispute a payment: the provider took the money, and gives days to answer. */
export const disputesWaiting: WaitingSource = {
  name: 'card-disputes',
  permission: 'payments.reverse',
  look: async (work) => {
    const { rows } = await sql<{ reference: string; cents: number; accountNumber: string }>`
      select i.reference, i.disputed_cents as cents, a.number as "accountNumber"
      from payment_intent i join account a on a.id = i.account_id
      where i.disputed_cents > 0 and not exists (select from command_record r where r.command = 'see-to-dispute'
        and r.subject = 'online payment ' || i.reference and (r.changes->>'disputedCents')::bigint = i.disputed_cents)
      order by i.id desc limit 20`.execute(work.db)
    return rows.map(({ reference, cents, accountNumber }) => ({
      kind: 'today',
      title: `The payer disputes ${reference} of account ${accountNumber}, ${dollars(cents)}`,
      text: 'The provider took the money back, and the account owes it again. Answer the dispute there within its days, then say here that it is seen to.',
      at: '/online-payments',
      on: null,
      amountCents: cents,
    }))
  },
}
