import { z } from 'zod'
import { cents } from '#kernel/money'
import type { ProviderPayment, Settlement } from '#kernel/payment-provider'

const Charge = z.object({
  created: z.int(),
  amount_refunded: z.int().min(0),
  disputed: z.boolean().default(false),
  payment_method_details: z
    .object({
      type: z.string(),
      card: z.object({ brand: z.string().nullish(), last4: z.string().nullish() }).nullish(),
      us_bank_account: z.object({ bank_name: z.string().nullish(), last4: z.string().nullish() }).nullish(),
    })
    .nullish(),
  balance_transaction: z.object({ fee: z.int() }).nullish(),
})

/** A Checkout session with its transaction and the last charge of that, as the provider gives it when both are asked for with it. */
export const Session = z.object({
  id: z.string(),
  client_reference_id: z.string().nullish(),
  status: z.enum(['open', 'complete', 'expired']),
  payment_status: z.enum(['paid', 'unpaid', 'no_payment_required']),
  amount_total: z.int().min(0),
  currency: z.literal('usd'),
  payment_intent: z.object({ id: z.string(), status: z.string(), latest_charge: Charge.nullish() }).nullish(),
})

/** A session that was just made: where the payer goes. */
export const SessionMade = z.object({ id: z.string(), url: z.url() })

/** The sessions of a transaction: one. */
export const Sessions = z.object({ data: z.array(Session) })

/** The disputes of a transaction. A warning takes no money. */
export const Disputes = z.object({ data: z.array(z.object({ amount: z.int().min(0), status: z.string() })) })

/** What moved the balance with the provider, of one payout. */
export const BalanceTransactions = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      reporting_category: z.string(),
      amount: z.int(),
      fee: z.int(),
      net: z.int(),
      currency: z.literal('usd'),
      source: z.object({ payment_intent: z.string().nullish() }).nullish(),
    }),
  ),
  has_more: z.boolean(),
})

export const Payout = z.object({
  id: z.string(),
  amount: z.int(),
  arrival_date: z.int(),
  currency: z.literal('usd'),
})

/** What a session says, in our words. `disputed`: what its disputes took back. Pure. */
export function paymentOf(session: z.infer<typeof Session>, disputed: number): ProviderPayment {
  const charge = session.payment_intent?.latest_charge
  const details = charge?.payment_method_details
  const account = details?.us_bank_account
  return {
    sessionId: session.id,
    reference: session.client_reference_id ?? null,
    state: stateOf(session),
    amount: cents(session.amount_total),
    refunded: cents(charge?.amount_refunded ?? 0),
    disputed: cents(disputed),
    transactionId: session.payment_intent?.id ?? null,
    tender: details ? (details.type === 'us_bank_account' ? 'ach' : 'card') : null,
    brand: details?.card?.brand ?? account?.bank_name ?? null,
    last4: details?.card?.last4 ?? account?.last4 ?? null,
    fee: charge?.balance_transaction ? cents(charge.balance_transaction.fee) : null,
    paidAt: charge ? Temporal.Instant.fromEpochMilliseconds(charge.created * 1000) : null,
  }
}

/** A session that is complete and unpaid waits for the bank, unless the bank has said no. */
function stateOf({
  status,
  payment_status,
  payment_intent,
}: z.infer<typeof Session>): ProviderPayment['state'] {
  if (payment_status === 'paid') return 'paid'
  if (status === 'expired') return 'expired'
  if (status === 'open') return 'open'
  return ['requires_payment_method', 'canceled'].includes(payment_intent?.status ?? '') ? 'failed' : 'pending'
}

/** What disputes took back: all but those that were won, and warnings. Pure. */
export const takenByDisputes = ({ data }: z.infer<typeof Disputes>): number =>
  data
    .filter(({ status }) => status !== 'won' && !status.startsWith('warning'))
    .reduce((sum, { amount }) => sum + amount, 0)

/** A payout with its lines; the transfer itself, which is a line of its own there, is left out. Pure. */
export const settlementOf = (
  payout: z.infer<typeof Payout>,
  lines: z.infer<typeof BalanceTransactions>['data'],
): Settlement => ({
  payoutId: payout.id,
  arrivesOn: Temporal.Instant.fromEpochMilliseconds(payout.arrival_date * 1000)
    .toZonedDateTimeISO('UTC')
    .toPlainDate()
    .toString(),
  net: cents(payout.amount),
  lines: lines
    .filter((line) => line.reporting_category !== 'payout')
    .map((line) => ({
      lineId: line.id,
      kind: line.reporting_category,
      transactionId: line.source?.payment_intent ?? null,
      gross: cents(line.amount),
      fee: cents(line.fee),
      net: cents(line.net),
    })),
})
