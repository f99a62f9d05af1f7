import { Role } from '@cartwright/api/roles'
import { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { type Policy, policyOn } from './policy.ts'

const whole = (low: number, high: number) =>
  z
    .int(`write a whole number from ${low} to ${high}`)
    .min(low, `write a whole number from ${low} to ${high}`)
    .max(high, `write a whole number from ${low} to ${high}`)
const words = (max: number) => z.string('write a sentence').trim().min(1, 'write a sentence').max(max)

const GuidanceValue = z.strictObject({
  script: words(1000),
  escalateTo: Role.exclude(['customer']).optional(),
  withinHours: whole(1, 240).optional(),
  coolingOffDays: whole(1, 60).optional(),
})
const CaseTypeValue = z.strictObject({
  code: z.string().regex(/^[a-z][a-z-]{1,40}$/, 'write a code such as doubled-charge'),
  label: words(80),
  // How a Spanish letter says it; left out, as the screen does.
  labelEs: words(80).optional(),
  dispute: z.boolean('write true when its cases name charges the customer disputes').default(false),
  // Business days until a case of the type is due.
  daysToDue: whole(0, 250),
  checklist: z.array(words(200)).max(30).default([]),
  // Reasons of conversations (policy `contact-reasons`) that lead to a case of the type: its guidance is beside such a call.
  reasons: z.array(z.string()).max(30).default([]),
  guidance: GuidanceValue.optional(),
})

/** What the policy `case-types` may say: the kinds of cases of the desk, each with its days, checklist and guidance. */
export const CaseTypesValue = z
  .array(CaseTypeValue, 'write a list of types, each with code, label and daysToDue')
  .min(1, 'write at least one type')
  .max(60)
  .refine(
    (types) => new Set(types.map(({ code }) => code)).size === types.length,
    'give each type its own code',
  )

/** A kind of case with the section that says so; null: the city says nothing. */
export type CaseTypeRule = Omit<z.output<typeof CaseTypeValue>, 'daysToDue'> & {
  /** Business days until a case is due; null: nobody has said so. */
  readonly daysToDue: number | null
  readonly citation: string | null
}

/** What a city has that says nothing of its cases: one plain type, due when somebody says so. */
const plain: CaseTypeRule = {
  code: 'question',
  label: 'Question or complaint',
  labelEs: 'Pregunta o queja',
  dispute: false,
  daysToDue: null,
  checklist: [],
  reasons: [],
  citation: null,
}

/** The kinds of cases in force on a day, in the order of the policy. */
export function caseTypesOn(policies: readonly Policy[], on: PlainDate): readonly CaseTypeRule[] {
  const policy = policyOn(policies, 'case-types', on)
  if (!policy) return [plain]
  return CaseTypesValue.parse(policy.value).map((type) => ({ ...type, citation: policy.citation }))
}
