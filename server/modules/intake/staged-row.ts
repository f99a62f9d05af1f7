import type { NewParty } from '../accounts/add-parties.ts'
import type { NewPremise } from '../premises/add-premises.ts'

/** What is wrong with a row: in which column of the file, why, and what to write instead. */
export type RowFault = {
  /** Null when it is about the whole row. */
  readonly column: string | null
  readonly reason: string
  readonly instead: string | null
}

/** An address as it compares, and as people read it. */
export type StagedAddress = { readonly key: string; readonly text: string }

/** Days are ISO text, since staged values lie in the books as JSON. */
export type StagedAccount = {
  readonly class: string
  readonly cycle: string
  readonly openedOn: string
  readonly closedOn: string | null
  readonly billBy: 'paper' | 'email' | 'both' | 'none'
  readonly largePrint: boolean
  readonly autopay: boolean
  readonly ownerCopy: boolean
  readonly formerNumber: string | null
  readonly note: string | null
}
export type StagedParty = NewParty & { readonly role: 'owner' | 'payer' | 'occupant' | 'agent' }
export type StagedDiscount = {
  readonly code: string
  readonly from: string
  readonly until: string | null
  readonly evidence: string | null
}
export type StagedService = {
  readonly stream: string
  readonly container: string
  readonly size: string
  readonly quantity: number
  readonly pickupsPerWeek: number | null
  readonly location: string
  /** Null: as many as the premise has. */
  readonly units: number | null
  readonly from: string
  readonly until: string | null
  readonly note: string | null
}

/** What a row tells, read and found good part by part. A part that is faulty or not told is null. */
export type StagedValues = {
  readonly address: StagedAddress | null
  readonly premise: NewPremise | null
  readonly account: StagedAccount | null
  /** The number of a known account that the row is about. */
  readonly accountNumber: string | null
  readonly parties: readonly StagedParty[]
  readonly discount: StagedDiscount | null
  readonly service: StagedService | null
}

export type CheckedRow = {
  readonly line: number
  readonly raw: Readonly<Record<string, string>>
  readonly values: StagedValues
  readonly faults: readonly RowFault[]
}

/** How many rows came to which end: `rows` is always the sum of the others. */
export type Totals = {
  readonly rows: number
  readonly good: number
  readonly duplicate: number
  readonly rejected: number
  readonly applied: number
  readonly added: Added
}
export type Added = {
  /** Accounts whose file says autopay, in a city that draws by itself: without a word of their customer their bills ask for payment. */
  readonly withoutMandate?: number
  readonly premises: number
  readonly accounts: number
  readonly parties: number
  readonly services: number
}
