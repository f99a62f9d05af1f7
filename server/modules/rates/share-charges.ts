import assert from 'node:assert/strict'
import { allocate } from '#kernel/money'
import type { Charge } from './derivation.ts'

/** What part of a service an account pays. */
export type Share = { readonly accountId: number; readonly weight: number }

/**
 * Splits the charges of a service that several accounts share: each line by largest remainder, so that the accounts
 * together pay exactly the charge. Shares are taken by account number, whatever order they come in. Each part
 * keeps the working of the whole.
 */
export function shareCharges(charges: readonly Charge[], shares: readonly Share[]): Map<number, Charge[]> {
  const inOrder = shares.toSorted((a, b) => a.accountId - b.accountId)
  assert(
    new Set(inOrder.map(({ accountId }) => accountId)).size === inOrder.length,
    'an account has one share',
  )
  const weights = inOrder.map(({ weight }) => weight)
  const totalWeight = weights.reduce((a, b) => a + b, 0)
  const byAccount = new Map(inOrder.map(({ accountId }): [number, Charge[]] => [accountId, []]))
  for (const charge of charges) {
    const amounts = allocate(charge.amount, weights)
    for (const [index, { accountId, weight }] of inOrder.entries()) {
      byAccount.get(accountId)!.push({
        ...charge,
        amount: amounts[index]!,
        derivation: {
          kind: 'share',
          weight,
          totalWeight,
          wholeCents: charge.amount,
          of: charge.derivation,
        },
      })
    }
  }
  return byAccount
}
