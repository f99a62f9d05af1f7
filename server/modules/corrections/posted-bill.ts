import type { Days } from '../policies/day-numbers.ts'
import type { Billed } from '../billing/bill-days.ts'
import type { BillLine } from '../billing/register-types.ts'
import type { FactChanges } from './fact-changes.ts'

/** What was posted on a line of a bill, or beside its lines, after the bill. Cents; positive when the customer owes more. */
export type LineMove = {
  /** Null: it belongs to the bill, but to none of its lines. */
  readonly lineNo: number | null
  /** Of a correction: which charge it was about, as `chargeKey` names it. */
  readonly about: string | null
  /** What earlier corrections of the past posted. */
  readonly correctedCents: number
  /** What was adjusted by hand before the first correction looked at the bill. */
  readonly adjustedCents: number
  /** And after it. */
  readonly adjustedSinceCents: number
}

/** A posted bill, with everything needed to make it again from other facts. */
export type PostedBill = {
  readonly billId: number
  /** The run that posted it. */
  readonly runId?: number
  readonly number: string
  readonly issuedOn: string
  readonly periodFrom: string
  readonly periodUntil: string
  readonly isFinal: boolean
  /** What its run billed. */
  readonly billed: Billed
  /** Days that bills posted before it stand for. */
  readonly coveredBefore: readonly Days[]
  readonly lines: readonly BillLine[]
  readonly moves: readonly LineMove[]
  /** Cancelled and billed anew before, or corrected as one that pays a shared service: then what it charged is held against what it should be, whatever was believed. */
  readonly replaced: boolean
  /** What corrections since changed of the facts it was made from, the newest first. */
  readonly correctedSince: readonly FactChanges[]
}
