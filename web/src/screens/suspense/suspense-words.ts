import { money } from '../../parts/money.tsx'
import { count } from '../../parts/words.ts'
import type { Held, Item } from './suspense-queries.ts'

/** Why money could not be posted, as people read it. */
export const whyWords: Record<Item['why'], string> = {
  'no-number': 'No number was written',
  'unknown-account': 'No account has that number',
  'check-digit': 'The check digit is wrong',
  'account-closed': 'The account is closed',
  duplicate: 'The same payment came before',
  'refused-here': 'Checks are not taken for its account: one came back',
}

export const stateWords: Record<Item['state'], string> = {
  open: 'Open',
  'return-asked': 'To be paid back',
  moved: 'Moved',
  returned: 'Paid back',
  unpaid: 'Not paid by the bank',
  unclaimed: 'Taken as unclaimed',
}

/** What is in suspense and whether the ledger agrees, in one sentence. */
export function heldSentence({ cents, ledgerCents, ledgerAccount, overdue, waitsDays }: Held): string {
  if (ledgerAccount === null)
    return 'The city has no rule of suspense: add the policy “suspense” to the set-up first.'
  const agrees = cents === ledgerCents ? '✓ as the ledger has it' : `✗ the ledger has ${money(ledgerCents)}`
  const late = overdue > 0 ? ` · ${count(overdue, 'item')} longer than ${count(waitsDays ?? 0, 'day')}` : ''
  return `${money(cents)} on ledger account ${ledgerAccount}, ${agrees}${late}`
}
