import type { Work } from '#kernel/work'
import { refuse } from '#kernel/refusal'
import { contactReasonsRule } from '../policies/desk-rules.ts'
import { policiesFor } from '../policies/policies-queries.ts'

/** What conversations are about: a code that is stored, and its name on the screen. */
type Reasons = {
  readonly rows: { readonly code: string; readonly name: string }[]
  readonly citation: string | null
}

/** What people call about anywhere, for a city that keeps no list of its own. */
const usual: Reasons['rows'] = [
  { code: 'bill-question', name: 'Question about a bill' },
  { code: 'payment', name: 'Payment' },
  { code: 'missed-pickup', name: 'Missed pickup' },
  { code: 'container', name: 'Container: size, damage, exchange' },
  { code: 'start-stop', name: 'Start, stop or move' },
  { code: 'address', name: 'Name, address or contact' },
  { code: 'complaint', name: 'Complaint' },
  { code: 'other', name: 'Other' },
]

/** The reasons of the city’s list in force today, with the rule that names them; without one, the usual ones and no citation. */
export async function contactReasons(work: Work): Promise<Reasons> {
  const rule = contactReasonsRule(await policiesFor(work), work.today)
  return rule ? { rows: rule.reasons, citation: rule.citation } : { rows: usual, citation: null }
}

/** Refuses CONTACT_REASON_UNKNOWN for a reason that is not on the list. */
export async function refuseUnknownReason(work: Work, reason: string): Promise<void> {
  const { rows } = await contactReasons(work)
  if (rows.some(({ code }) => code === reason)) return
  refuse('CONTACT_REASON_UNKNOWN', { reason, known: rows.map(({ code }) => code) })
}
