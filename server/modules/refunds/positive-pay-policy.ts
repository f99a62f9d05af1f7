import { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { commonIssueLayouts, IssueLayout } from '../bank-files/issue-layout.ts'
import { type Policy, policyOn } from '../policies/policy.ts'

const names = Object.keys(commonIssueLayouts)

/** What the policy `positive-pay` may say: how the bank is told of the checks that Finance writes. */
export const PositivePayValue = z.strictObject({
  /** The account the checks are drawn on, as the bank writes it. */
  bankAccount: z.string().regex(/^[0-9]{1,17}$/, 'write the digits of the account'),
  /** A layout that comes with the product by its name, or the bank's own as a table of fields. */
  layout: z.union([
    z.string().refine((name) => names.includes(name), `write one of: ${names.join(', ')}; or the fields`),
    IssueLayout,
  ]),
})

export type PositivePayRule = {
  readonly bankAccount: string
  readonly layout: IssueLayout
  readonly citation: string
}

/** The rule of positive pay on a day; null where the city has none: then the bank is told of no check. */
export function positivePayRule(policies: readonly Policy[], on: PlainDate): PositivePayRule | null {
  const policy = policyOn(policies, 'positive-pay', on)
  if (!policy) return null
  const { bankAccount, layout } = PositivePayValue.parse(policy.value)
  return {
    bankAccount,
    layout: typeof layout === 'string' ? commonIssueLayouts[layout]! : layout,
    citation: policy.citation,
  }
}
