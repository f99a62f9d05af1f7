import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import { cents } from '#kernel/money'
import type { Settlement } from '#kernel/payment-provider'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { codesByKind } from '../ledger/ledger-queries.ts'
import { postEntries } from '../ledger/post-entries.ts'
import { moneyRule } from './money-rule.ts'

/**
 * Keeps a payout of the provider with all it is made of, once: what the bank's line is held against. What arrives moves from what the provider owes to
 * cash, and what the provider kept is an expense; what of an earlier payout the bank sent back left cash before it arrives anew. Where refunds and disputes were more than payments, the provider takes it from the bank account.
 */
export async function keepPayout(work: Work, { payoutId, arrivesOn, net, lines }: Settlement): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    insert into provider_payout (payout_id, arrives_on, net_cents, recorded_on)
    values (${payoutId}, ${arrivesOn}::date, ${net}, ${work.today}::date)
    on conflict (payout_id) do nothing returning id`.execute(work.db)
  const [kept] = rows
  if (!kept) return
  await insertRows(work, {
    into: sql`insert into provider_payout_line`,
    rows: lines,
    columns: {
      payout_id: ['bigint', () => kept.id],
      line_id: ['text', ({ lineId }) => lineId],
      kind: ['text', ({ kind }) => kind],
      transaction_id: ['text', ({ transactionId }) => transactionId],
      gross_cents: ['bigint', ({ gross }) => gross],
      fee_cents: ['bigint', ({ fee }) => fee],
      net_cents: ['bigint', ({ net: arrives }) => arrives],
    },
  })
  const sentBack = lines
    .filter(({ kind }) => kind === sentBackKind)
    .reduce((sum, { gross }) => sum + gross, 0)
  await postPayout(work, kept.id, { net: net - sentBack, fees: lines.reduce((sum, { fee }) => sum + fee, 0) })
  await recordCommand(work, {
    command: 'keep-provider-payout',
    subject: `payout ${payoutId}`,
    changes: { arrivesOn, netCents: net, lines: lines.length },
  })
}

/** The provider’s word for a payout that the bank sent back: it is paid out again with the next. Source: Stripe’s reporting categories. */
const sentBackKind = 'payout_reversal'

async function postPayout(
  work: Work,
  payoutId: number,
  { net, fees }: { readonly net: number; readonly fees: number },
): Promise<void> {
  const { clearingAccount, feeAccount } = await moneyRule(work)
  const { cash } = await codesByKind(work, 'cash')
  const moved = [
    { to: cash, amount: net },
    { to: feeAccount, amount: fees },
  ]
  await postEntries(
    work,
    moved
      .filter(({ amount }) => amount !== 0)
      .map(({ to, amount }) => ({
        postedOn: work.today,
        debit: amount > 0 ? to : clearingAccount,
        credit: amount > 0 ? clearingAccount : to,
        amount: cents(Math.abs(amount)),
        accountId: null,
        source: 'provider-payout',
        sourceId: payoutId,
      })),
  )
}
