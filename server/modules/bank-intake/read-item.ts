/** One payment as a file tells it, before anybody looks at the books. */
export type ReadItem = {
  readonly line: number
  /** Batch and item as the bank numbers them. */
  readonly place: string
  readonly amountCents: number
  readonly tender: 'check' | 'ach' | 'card' | 'cash'
  /** ISO day; null where the file does not tell it. */
  readonly receivedOn: string | null
  readonly written: string | null
  readonly payerName: string | null
  readonly payerRouting: string | null
  readonly payerLast4: string | null
  readonly checkNumber: string | null
  readonly trace: string | null
  /** Why there is nothing to post, whatever the books say. */
  readonly rejected: RejectReason | null
}
export type RejectReason = 'amount-zero' | 'amount-negative' | 'not-money-in' | 'row-faulty'

/** A message without money. */
export type ReadNotice = {
  readonly line: number
  readonly kind: 'return' | 'change'
  readonly code: string
  readonly amountCents: number
  readonly originalTrace: string
  readonly payerName: string | null
  readonly information: string | null
  readonly correction: Readonly<Record<string, string>> | null
}

/** Why an amount cannot be posted; null when it can. */
export const rejectedAmount = (amountCents: number): RejectReason | null =>
  amountCents > 0 ? null : amountCents === 0 ? 'amount-zero' : 'amount-negative'

/** A text that says something; null else. */
export const said = (text: string | number | undefined | null): string | null =>
  String(text ?? '').trim() || null

/** The last four signs of a bank account, and never more of it. */
export const last4 = (account: string | null): string | null =>
  account?.replaceAll(/\s/g, '').slice(-4) || null

/** Items whose places are told apart: a place that was taken has its line behind it. */
export function withOwnPlaces(items: readonly ReadItem[]): ReadItem[] {
  const taken = new Set<string>()
  return items.map((item, index) => {
    let place = item.place
    if (taken.has(place)) place = `${item.place}-line-${item.line}`
    if (taken.has(place)) place = `${place}-${index}`
    taken.add(place)
    return { ...item, place }
  })
}
