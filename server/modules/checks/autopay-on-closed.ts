import { isBefore } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { StandingCheck } from '#kernel/standing-check'
import { closedAccounts, daysForFinalBill } from './account-balances.ts'
import { dayWords, facts } from './told.ts'

/** Closed accounts that would still be drawn on. The final bill is rightly drawn: an account that waits for it, or for its due day, is none. */
export const autopayOnClosed: StandingCheck = {
  code: 'autopay-on-closed',
  title: 'Autopay on a closed account',
  looksFor: 'An account that is closed and still on autopay after its final bill was due.',
  atStake: 'What the account owes and would be drawn; nothing when it owes nothing.',
  owner: 'clerk',
  find: async (work) => {
    const rows = await closedAccounts(work)
    return rows
      .filter(
        ({ autopay, closed, finalDueOn }) =>
          autopay && isBefore(finalDueOn ?? closed.add({ days: daysForFinalBill }), work.today),
      )
      .map((row) => {
        const owed = Math.max(row.balanceCents, 0)
        return {
          subject: `account ${row.accountId}`,
          sentence: `Account ${row.accountNumber} closed on ${dayWords(row.closed)} and is still on autopay; ${owed > 0 ? `it owes ${dollars(owed)}` : 'it owes nothing'}.`,
          amountCents: owed,
          basis: 'The balance of the account, which the next draw would take.',
          accountId: row.accountId,
          premiseId: row.premiseId,
          facts: facts({
            Closed: dayWords(row.closed),
            Balance: dollars(row.balanceCents),
            'Last payment': row.lastPayment && dayWords(row.lastPayment),
          }),
        }
      })
  },
}
