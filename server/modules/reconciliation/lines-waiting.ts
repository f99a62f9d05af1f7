import { dollars } from '#kernel/money'
import type { WaitingSource } from '#kernel/waiting'
import { counted, dayWords } from '#kernel/words'
import { policiesFor } from '../policies/policies-queries.ts'
import { reconciliationRule } from '../policies/reconciliation-policy.ts'
import { openLineTotals } from './open-lines.ts'

/** Lines of bank statements that nothing of ours is matched with. */
export const linesWaiting: WaitingSource = {
  name: 'bank-lines',
  permission: 'cash.reconcile',
  look: async (work) => {
    const rule = reconciliationRule(await policiesFor(work), work.today)
    if (!rule) return []
    const open = await openLineTotals(work, rule.bankAccounts)
    if (!open) return []
    const { lines, cents, oldestOn } = open
    const late = oldestOn.until(work.today).days > rule.asksAfterDays
    return [
      {
        kind: late ? 'late' : 'mine',
        title: `${counted(lines, 'bank line', 'bank lines')} not matched, ${dollars(cents)}`,
        text: `The oldest is of ${dayWords(oldestOn)}. Match each with what is ours, or explain it (${rule.citation}).`,
        at: '/cash/reconcile',
        on: oldestOn.toString(),
        amountCents: cents,
      },
    ]
  },
}
