import { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { LockboxLayout } from '../bank-files/lockbox-layout.ts'
import { WatchedFolder } from './watched-kinds.ts'
import { type Policy, policyOn } from '../policies/policy.ts'

/** What the policy `bank-files` may say of payments that come in files. */
export const BankFilesValue = z.strictObject({
  /** Within so many days of another, a check of the same bank account, number and amount goes into suspense. */
  duplicateWithinDays: z.int('write whole days').min(1, 'write 1 or more').max(365),
  /** What becomes of money for a closed account: suspense, or a payment while the account owes. */
  closedAccounts: z.enum(['suspense', 'post-while-owing'], 'write suspense or post-while-owing'),
  /** How the city's lockbox banks write their files, beside the layouts that come with the product. */
  lockboxLayouts: z.array(LockboxLayout).default([]),
  /** Where banks and people put files; left out, they are loaded by hand only. */
  folder: WatchedFolder.optional(),
})
export type BankFilesRule = z.infer<typeof BankFilesValue> & { readonly citation: string }

/** The rule of files on a day; null where the city has set nothing down: then no payments are taken from files. */
export function bankFilesRule(policies: readonly Policy[], on: PlainDate): BankFilesRule | null {
  const policy = policyOn(policies, 'bank-files', on)
  return policy && { ...BankFilesValue.parse(policy.value), citation: policy.citation }
}
