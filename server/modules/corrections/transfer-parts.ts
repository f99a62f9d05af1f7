import { allocate, cents } from '#kernel/money'

/** An account that takes a part, by weight. */
export type Share = { readonly accountId: number; readonly weight: number }
/** What an account owes more, or (negative) less. */
export type TransferPart = Share & { readonly amountCents: number }

/**
 * What a transfer does to each account: the one it comes from owes the amount less, the others their shares of it by weight, by largest
 * remainder; the one it comes from may keep a share. The parts always sum to nothing.
 */
export function transferParts(
  amountCents: number,
  { fromAccountId, shares }: { readonly fromAccountId: number; readonly shares: readonly Share[] },
): TransferPart[] {
  const amounts = allocate(
    cents(amountCents),
    shares.map(({ weight }) => weight),
  )
  const taken = shares.map((share, index) => ({ ...share, amountCents: amounts[index]! as number }))
  const kept = taken.find(({ accountId }) => accountId === fromAccountId)
  const gives = {
    accountId: fromAccountId,
    weight: kept?.weight ?? 0,
    amountCents: (kept?.amountCents ?? 0) - amountCents,
  }
  return [gives, ...taken.filter(({ accountId }) => accountId !== fromAccountId)].filter(
    (part) => part.amountCents !== 0,
  )
}
