/** A BAI2 statement as importers work with it: groups of accounts with their balances and transactions. Amounts are signed cents. */
export type Bai2Content = {
  readonly header: Bai2Header | null
  readonly groups: readonly Bai2Group[]
}

/** Sender, file id and creation tell a file that was loaded from a new one. */
export type Bai2Header = {
  readonly sender: string
  readonly receiver: string
  readonly createdOn: string | null
  readonly createdAt: string
  readonly fileId: string
}

export type Bai2Group = {
  readonly line: number
  readonly receiver: string
  readonly originator: string
  readonly status: string
  readonly asOf: string | null
  readonly currency: string
  readonly accounts: readonly Bai2Account[]
}

export type Bai2Account = {
  readonly line: number
  /** Zeros in front count. */
  readonly account: string
  readonly currency: string
  readonly summaries: readonly Bai2Summary[]
  readonly transactions: readonly Bai2Transaction[]
}

/** A balance or a sum as the account record tells it: nothing of it is posted. */
export type Bai2Summary = {
  readonly typeCode: string
  readonly amountCents: number
  readonly items: number | null
  readonly funds: Funds
}

/** One line of the account. The amount is never negative: the type code tells the side. */
export type Bai2Transaction = {
  readonly line: number
  readonly typeCode: string
  readonly amountCents: number
  readonly funds: Funds
  readonly bankReference: string
  /** The number of the check for 475, 474 and 395. */
  readonly customerReference: string
  readonly text: string
}

/** When the money can be used: the funds type with what follows it. */
export type Funds = {
  readonly type: string
  readonly valueOn: string | null
  readonly parts: readonly { readonly days: number | null; readonly amountCents: number }[]
}
