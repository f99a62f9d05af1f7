import { Role } from '@cartwright/api/roles'
import { z } from 'zod'

const cents = z
  .int('write whole cents, such as 2500 for $25.00')
  .min(0, 'write whole cents, such as 2500 for $25.00')
  .max(1_000_000_000, 'write at most 1000000000 cents')
const word = (what: string) => z.string(`write ${what}`).trim().min(1, `write ${what}`)
const roles = z.array(Role, 'write a list of roles, such as [coordinator, manager]').min(1, 'name a role')

/** What the policy `adjustment-reasons` may say of one reason. */
const Reason = z.strictObject({
  code: word('a code such as missed-pickup'),
  en: word('the reason in English, as it stands on a bill'),
  es: word('the reason in Spanish, as it stands on a bill'),
  direction: z.enum(['credit', 'debit', 'both'], 'write credit, debit or both'),
  ask: roles,
  approve: roles,
  /** What of this reason may be posted to one account within the period without approval, by role; without it the other limits. */
  limits: z.partialRecord(Role, cents).optional(),
  /** From which amount on evidence is needed; without it never. */
  evidenceFromCents: cents.optional(),
  /** The ledger account that an amount goes to when none is named. */
  ledgerCode: word('a code of gl.csv').optional(),
  /** The section that says so, where it is another than the policy's. */
  citation: word('the section that says so').optional(),
})

/** What the policy `adjustment-reasons` may say: why an account may be credited or charged after the fact. */
export const AdjustmentReasonsValue = z
  .strictObject({ reasons: z.array(Reason, 'write a list of reasons').min(1, 'write a reason') })
  .refine(
    ({ reasons }) => new Set(reasons.map(({ code }) => code)).size === reasons.length,
    'write each code once',
  )

/** What one role may do without approval within the period, and up to how much it approves what others ask for. */
const RoleAuthority = z.strictObject({
  /** On one account, all reasons together. */
  onAccountCents: cents,
  /** On all accounts together. */
  inAllCents: cents,
  /** Up to which amount it approves; null: any amount. Without it, it approves nothing. */
  approvesUpToCents: cents.nullable().optional(),
})

/** What the policy `adjustment-authority` may say. A role it does not name does nothing without approval. */
export const AdjustmentAuthorityValue = z.strictObject({
  periodDays: z
    .int('write a number of days, such as 30')
    .min(1, 'write at least 1 day')
    .max(366, 'write at most 366 days'),
  /** What all people together may post to one account within the period without approval. */
  accountCents: cents,
  roles: z.partialRecord(Role, RoleAuthority),
  /** After how many days an adjustment that still waits is a finding; without it never. */
  waitsAtMostDays: z.int('write a number of days').min(1).max(366).optional(),
})

export type ReasonRule = Omit<z.output<typeof Reason>, 'citation'> & { readonly citation: string }
export type AuthorityRule = z.output<typeof AdjustmentAuthorityValue> & { readonly citation: string }
