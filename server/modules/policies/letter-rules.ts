import { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { type Policy, policyOn } from './policy.ts'

const amount = 'write whole cents, such as 50000 for $500.00'

/** One kind of letter that a second person approves: all that it names must hold. */
const ApprovalRule = z
  .strictObject({
    /** Letters from these templates. */
    templates: z.array(z.string().min(1, 'write the code of a template')).min(1).optional(),
    /** Letters that began from no template. */
    freelyWritten: z.literal(true, 'write true, or leave it out').optional(),
    /** Letters whose text is not their template's. */
    changedText: z.literal(true, 'write true, or leave it out').optional(),
    /** Letters about an amount above this. */
    aboveCents: z.int(amount).min(0, amount).optional(),
  })
  .refine((rule) => Object.keys(rule).length > 0, 'name templates, freelyWritten, changedText or aboveCents')

/** What the policy `letter-approval` may say: which letters a second person approves. */
export const LetterApprovalValue = z.strictObject({
  rules: z.array(ApprovalRule, 'write a list of rules').min(1, 'write at least one rule'),
})

/** What of a letter the policy asks about. */
export type LetterToApprove = {
  readonly template: string | null
  readonly changed: boolean
  readonly amountCents: number | null
}

/** Whether a letter needs a second person on a day, by which section and why. A city that says nothing asks for none. */
export function letterApproval(
  policies: readonly Policy[],
  day: PlainDate,
  letter: LetterToApprove,
): { needed: boolean; citation: string | null; because: string } {
  const policy = policyOn(policies, 'letter-approval', day)
  if (!policy)
    return { needed: false, citation: null, because: 'The city has no rule that asks for a second person.' }
  const { rules } = LetterApprovalValue.parse(policy.value)
  const rule = rules.find((one) => holdsFor(one, letter))
  return {
    needed: rule !== undefined,
    citation: policy.citation,
    because: rule ? wordsOf(rule) : 'No rule of the city asks for a second person.',
  }
}

type Rule = z.output<typeof ApprovalRule>

const holdsFor = (
  { templates, freelyWritten, changedText, aboveCents }: Rule,
  { template, changed, amountCents }: LetterToApprove,
): boolean =>
  (templates === undefined || (template !== null && templates.includes(template))) &&
  (freelyWritten === undefined || template === null) &&
  (changedText === undefined || (template !== null && changed)) &&
  (aboveCents === undefined || (amountCents !== null && Math.abs(amountCents) > aboveCents))

function wordsOf({ templates, freelyWritten, changedText, aboveCents }: Rule): string {
  const parts = [
    templates && 'letters from this template',
    freelyWritten && 'freely written letters',
    changedText && 'letters whose text was changed',
    aboveCents !== undefined && `letters about more than $${(aboveCents / 100).toFixed(2)}`,
  ].filter(Boolean)
  return `A second person approves ${parts.join(', ')}.`
}
