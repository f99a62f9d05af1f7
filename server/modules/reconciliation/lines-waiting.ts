import { dollars } from '#kernel/money'
import type { WaitingSource } from '#kernel/waiting'
import { counted, dayWords } from '#kernel/words'
import { policiesFor } from '../policies/policies-queries.ts'
import { reconciliationRule } from '../policies/reconciliation-policy.ts'
import { openLines } from './open-lines.ts'

/** Lines of bank statements that nothing of ours is matched with. */
export const linesWaiting: WaitingSource = {
  name: 'bank-lines',
  permission: 'cash.reconcile',
  look: async (work) => {
    const rule = reconciliationRule(await policiesFor(work), work.today)
    if (!rule) return []
    const lines = await openLines(work, { accounts: rule.bankAccounts })
    const [oldest] = lines
    if (!oldest) return []
    const cents = lines.reduce((total, line) => total + Math.abs(line.cents), 0)
    const late = oldest.on.until(work.today).days > rule.asksAfterDays
    return [
      {
        kind: late ? 'late' : 'mine',
        title: `${counted(lines.length, 'bank line', 'bank lines')} not matched, ${dollars(cents)}`,
        text: `The oldest is of ${dayWords(oldest.on)}. Match each with what is ours, or explain it (${rule.citation}).`,
        at: '/cash/reconcile',
        on: oldest.on.toString(),
        amountCents: cents,
      },
    ]
  },
}
