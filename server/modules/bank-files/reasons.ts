import { bai2Reasons } from './bai2-reasons.ts'
import { commonReasons } from './common-reasons.ts'
import { lockboxReasons } from './lockbox-reasons.ts'
import { nachaEntryReasons } from './nacha-entry-reasons.ts'
import { nachaReasons } from './nacha-reasons.ts'
import type { Mode, Severity } from './reason.ts'

/** All reasons for a fault. Each says how it weighs, what it is about, and where that is written. */
const reasons = {
  ...commonReasons,
  ...nachaReasons,
  ...nachaEntryReasons,
  ...bai2Reasons,
  ...lockboxReasons,
} as const

export type ReasonCode = keyof typeof reasons

/** How a reason weighs in a mode: a leniency refuses strictly and warns leniently. */
export function severityOf(code: ReasonCode, mode: Mode): Severity {
  const { weighs } = reasons[code]
  return weighs === 'lenient' ? (mode === 'lenient' ? 'warn' : 'refuse') : weighs
}

/** Every reason with how it weighs in both modes, in the order of the formats. */
export const listReasons = () =>
  (Object.keys(reasons) as ReasonCode[]).map((code) => ({
    code,
    strict: severityOf(code, 'strict'),
    lenient: severityOf(code, 'lenient'),
    title: reasons[code].title,
    source: reasons[code].source,
  }))
