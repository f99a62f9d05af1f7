import { dollars, negated } from '#kernel/money'
import type { Work } from '#kernel/work'
import type { KnownAccount } from '../accounts/account-queries.ts'
import { askForTransfer } from '../corrections/ask-for-transfer.ts'
import { accountBalance } from '../ledger/ledger-queries.ts'
import { moveBalanceRule } from '../policies/move-policies.ts'
import { policiesFor } from '../policies/policies-queries.ts'

/**
 * What is owed on the old account of a customer who moves, or a credit of theirs, goes along to the new one where the city says so: a transfer,
 * posted within the authority of whoever works, or waiting for a second person (`wait`). What is billed for the last days stays to be paid
 * with the final bill. Answers what is said of it. Throws HalfPosted when only one of the accounts could be posted at once.
 */
export async function moveBalance(
  work: Work,
  { from, to, wait }: { readonly from: KnownAccount; readonly to: KnownAccount; readonly wait: boolean },
): Promise<string[]> {
  const amountCents = await accountBalance(work, from.id)
  const rule = moveBalanceRule(await policiesFor(work), work.today)
  if (amountCents === 0) return []
  const what =
    amountCents > 0 ? `The ${dollars(amountCents)} owed` : `The credit of ${dollars(negated(amountCents))}`
  if (rule?.balance !== 'transfer') {
    const why = rule ? ` (${rule.citation})` : ''
    return [`${what} on account ${from.number} stays there and is settled with its final bill${why}.`]
  }
  const transferId = await askForTransfer(
    work,
    {
      accountNumber: from.number,
      line: null,
      amountCents,
      to: [{ accountNumber: to.number, weight: 1 }],
      reason: `Moved to account ${to.number} (${rule.citation}).`,
      requestKey: `move ${from.number} to ${to.number}`,
    },
    { wait },
  )
  const { state } = await work.db
    .selectFrom('transfer')
    .select('state')
    .where('id', '=', transferId)
    .executeTakeFirstOrThrow()
  const when = state === 'posted' ? '' : ', once a second person has approved it'
  return [
    `${what} on account ${from.number} goes along to account ${to.number}${when} (${rule.citation}). What the final bill charges is paid there.`,
  ]
}
