import type { PlainDate } from '#kernel/dates'

/**
 * How one bank wants its ACH files. What differs from bank to bank is here, so that a city changes its bank without a change in code
 * (line ends: rubyritas/ach 49; forms of the immediate origin: moov-io/ach 1717 and 510, rubyritas/ach 47).
 */
export type BankProfile = {
  readonly lineEnd: 'lf' | 'crlf' | 'none'
  /** The bank the file goes to: nine digits, and its name. */
  readonly destination: string
  readonly destinationName: string
  /** Ten characters exactly as the bank wants them: a blank and nine digits, nine digits and a blank, or ten digits. */
  readonly origin: string
  readonly originName: string
  /** The first eight digits of the routing number of the bank that originates: traces begin with them. */
  readonly odfi: string
  readonly companyName: string
  /** Ten characters, often a 1 and the federal employer number. */
  readonly companyId: string
}

/** One payment or prenote to be sent. */
export type NachaEntryOrder = {
  readonly use: 'live' | 'prenote'
  readonly side: 'debit' | 'credit'
  readonly accountKind: 'checking' | 'savings'
  /** Nine digits. */
  readonly routing: string
  readonly account: string
  readonly cents: number
  /** The city’s account number. */
  readonly customerNumber: string
  readonly name: string
  /** Of a WEB or TEL entry: whether it recurs or stands alone. */
  readonly paymentType?: 'R' | 'S'
  /** Free text of one addenda record, at most 80 characters. */
  readonly addenda?: string
}

export type NachaBatchOrder = {
  readonly sec: 'PPD' | 'WEB' | 'CCD' | 'TEL'
  /** What the customer reads on the statement, at most ten characters. */
  readonly description: string
  readonly descriptiveDay: PlainDate
  readonly effectiveOn: PlainDate
  readonly entries: readonly NachaEntryOrder[]
}

/** A whole file to be written. */
export type NachaFileOrder = {
  readonly profile: BankProfile
  readonly createdOn: PlainDate
  /** HHMM. */
  readonly createdAt: string
  /** Tells files of one day apart: A to Z, then 0 to 9. */
  readonly idModifier: string
  /** The number of the first entry: traces of a city’s files go on where the last one ended. */
  readonly firstSequence: number
  readonly batches: readonly NachaBatchOrder[]
}

/** What a written file comes to, as its control record tells it. Cents and numbers. */
export type NachaTotals = {
  readonly batches: number
  readonly blocks: number
  readonly entries: number
  readonly hash: number
  readonly debitCents: number
  readonly creditCents: number
}

export type WrittenNacha = {
  readonly bytes: Uint8Array
  readonly totals: NachaTotals
  /** The trace of every entry, batch by batch, in the order given: what a return comes back with. */
  readonly traces: readonly (readonly string[])[]
}
