import { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { type Policy, policyOn } from './policy.ts'

const liabilityModels = ['owner', 'joint', 'occupant', 'occupant-then-owner', 'customer'] as const
export type LiabilityModel = (typeof liabilityModels)[number]

/** What the policy `liability` may say: who owes for service. */
export const LiabilityValue = z.strictObject({
  model: z.enum(liabilityModels, `write one of: ${liabilityModels.join(', ')}`),
})

/**
 * What the policy `move-balance` may say of a customer who moves: `transfer`: what is owed on the old account goes along to the new one;
 * `final-bill`: it stays and is paid with the final bill.
 */
export const MoveBalanceValue = z.strictObject({
  balance: z.enum(['final-bill', 'transfer'], 'write final-bill or transfer'),
})

const code = z.string('write a code of gl.csv').min(1, 'write a code of gl.csv')
const cents = z.int('write whole cents').min(1, 'write whole cents').max(100_000_000)
const ofClass = z.string('write a class of the rate tables').min(1)

/** What the policy `deposit` may say: what is asked of whom, where it is held, and what interest it bears. */
export const DepositValue = z.strictObject({
  /** The liability that holds deposits, as gl.csv has it. */
  ledgerAccount: code,
  classes: z.array(
    z.union([
      z.strictObject({ class: ofClass, averageBills: z.int().min(1).max(12) }),
      z.strictObject({ class: ofClass, cents }),
    ]),
    'write what each class puts down: averageBills, or cents',
  ),
  /** Of everybody, or only of those who do not own where they are served. */
  askedOf: z.enum(['everybody', 'tenants'], 'write everybody or tenants'),
  /** What happens to it when the account ends: it pays the final bill, or it is paid back by a second person. */
  atEnd: z.enum(['apply', 'refund'], 'write apply or refund'),
  /** Simple interest a year in thousandths of a percent, and the ledger account that pays it; without it there is none. */
  interest: z
    .strictObject({ percentThousandths: z.int().min(1).max(20_000), ledgerAccount: code })
    .optional(),
})

/** What the policy `escrow-letters` may say: within how many days a closing letter that is asked for is sent. */
export const EscrowLettersValue = z.strictObject({
  answerWithinDays: z.int('write whole days').min(0).max(60),
})

type Cited<Value> = Value & { readonly citation: string }

/** Who owes for service on a day; null where the city has set nothing down: then whoever pays owes. */
export function liabilityRule(
  policies: readonly Policy[],
  on: PlainDate,
): Cited<z.infer<typeof LiabilityValue>> | null {
  const policy = policyOn(policies, 'liability', on)
  return policy && { ...LiabilityValue.parse(policy.value), citation: policy.citation }
}

/** What becomes of what is owed when a customer moves, on a day; null where the city has set nothing down: then it stays. */
export function moveBalanceRule(
  policies: readonly Policy[],
  on: PlainDate,
): Cited<z.infer<typeof MoveBalanceValue>> | null {
  const policy = policyOn(policies, 'move-balance', on)
  return policy && { ...MoveBalanceValue.parse(policy.value), citation: policy.citation }
}

/** The rule of deposits on a day; null where the city asks for none. */
export function depositRule(
  policies: readonly Policy[],
  on: PlainDate,
): Cited<z.infer<typeof DepositValue>> | null {
  const policy = policyOn(policies, 'deposit', on)
  return policy && { ...DepositValue.parse(policy.value), citation: policy.citation }
}

/** Within how many days a closing letter is sent, on a day; null where the city has set nothing down. */
export function escrowRule(
  policies: readonly Policy[],
  on: PlainDate,
): Cited<z.infer<typeof EscrowLettersValue>> | null {
  const policy = policyOn(policies, 'escrow-letters', on)
  return policy && { ...EscrowLettersValue.parse(policy.value), citation: policy.citation }
}
