import type { Correction } from './corrected-data.ts'
import type { TranCode } from './nacha-codes.ts'
import type { ReturnAction } from './return-codes.ts'

/** An ACH file as importers work with it: its batches and their entries, whatever is wrong with them. */
export type NachaContent = {
  readonly header: NachaHeader | null
  readonly batches: readonly NachaBatch[]
}

export type NachaHeader = {
  readonly destination: string
  readonly origin: string
  readonly createdOn: string | null
  /** HHMM, or empty. */
  readonly createdAt: string
  readonly idModifier: string
}

export type NachaBatch = {
  readonly line: number
  readonly number: number
  readonly serviceClass: string
  readonly sec: string
  readonly companyName: string
  readonly companyId: string
  readonly description: string
  readonly effectiveOn: string | null
  readonly odfi: string
  readonly entries: readonly NachaEntry[]
  readonly debitCents: number
  readonly creditCents: number
}

export type NachaEntry = {
  readonly line: number
  readonly column: number
  readonly tranCode: string
  readonly side: TranCode['side'] | null
  readonly use: TranCode['use'] | null
  /** Nine digits, as the entry has them. */
  readonly routing: string
  readonly account: string
  readonly amountCents: number
  readonly name: string
  /** In a bill payment (CIE) our own account number, as the payer's bank has it. */
  readonly customerNumber: string
  /** A trace may be text: it is compared as it stands, and repeats between files. */
  readonly trace: string
  readonly texts: readonly string[]
  readonly returned: NachaReturn | null
  readonly change: NachaChange | null
}

/** An entry of ours that came back. Its match key is the original trace with company and effective day. */
export type NachaReturn = {
  readonly code: string
  readonly meaning: string | null
  readonly action: ReturnAction | null
  readonly originalTrace: string
  readonly originalRdfi: string
  readonly diedOn: string | null
  readonly information: string
}

/** A notification of change: what to use from now on. `correction` is null where it cannot be read. */
export type NachaChange = {
  readonly code: string
  readonly meaning: string | null
  readonly originalTrace: string
  readonly originalRdfi: string
  readonly correctedData: string
  readonly correction: Correction | null
}
