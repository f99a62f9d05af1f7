import { isBefore } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { StandingCheck } from '#kernel/standing-check'
import { closedAccounts, daysForFinalBill } from './account-balances.ts'
import { dayWords, facts } from './told.ts'

/** Money of customers who left. A credit that the final bill is still to be set against is none. */
export const creditOnClosed: StandingCheck = {
  code: 'credit-on-closed',
  title: 'Credit on a closed account',
  looksFor: 'A closed account with a credit that no final bill will use up.',
  atStake: 'The credit, which is the customer’s money.',
  owner: 'clerk',
  find: async (work) => {
    const rows = await closedAccounts(work)
    const waitsSince = work.today.subtract({ days: daysForFinalBill })
    return rows
      .filter(
        ({ balanceCents, hasFinalBill, closed }) =>
          balanceCents < 0 && (hasFinalBill || isBefore(closed, waitsSince)),
      )
      .map((row) => ({
        subject: `account ${row.accountId}`,
        sentence: `Account ${row.accountNumber} closed on ${dayWords(row.closed)} and has a credit of ${dollars(-row.balanceCents)}.`,
        amountCents: -row.balanceCents,
        basis: 'The credit of the account.',
        accountId: row.accountId,
        premiseId: row.premiseId,
        facts: facts({
          Closed: dayWords(row.closed),
          Credit: dollars(-row.balanceCents),
          'Last payment': row.lastPayment && dayWords(row.lastPayment),
          'Final bill': row.hasFinalBill ? 'was sent' : 'was not made',
        }),
      }))
  },
}
