/** A lockbox file as importers work with it: batches of checks, each under the number that payments are known by. */
export type LockboxContent = {
  readonly layout: string
  readonly batches: readonly LockboxBatch[]
}

export type LockboxBatch = {
  readonly line: number
  readonly lockbox: string
  /** The bank’s day, which is the day of the payments. */
  readonly depositOn: string | null
  /** As the checks have it; empty in a batch without checks. */
  readonly number: string
  readonly checks: readonly LockboxCheck[]
  readonly amountCents: number
}

export type LockboxCheck = {
  readonly line: number
  readonly batch: string
  readonly item: string
  readonly amountCents: number
  readonly transit: string
  readonly account: string
  readonly checkNumber: string
  /** All other fields of the layout, by their names: remitter, day of the check, what a bank adds. */
  readonly more: Readonly<Record<string, string | number>>
  readonly overflow: readonly LockboxOverflow[]
}

export type LockboxOverflow = {
  readonly line: number
  readonly more: Readonly<Record<string, string | number>>
}
