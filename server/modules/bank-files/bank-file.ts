import type { Severity } from './reason.ts'
import type { ReasonCode } from './reasons.ts'

/** Where something stands. Lines and columns count from 1, columns in bytes; a file without line ends is all line 1. */
export type Place = { readonly line: number; readonly column: number; readonly record: string }

/** Something wrong in a file: where, why by its code, and a sentence that says what is there and what was expected. */
export type BankFault = Place & {
  readonly code: ReasonCode
  readonly sentence: string
  readonly severity: Severity
}

/** One record with the span it takes up in the file; what it says is in the content. Lines that hold no record are kept as `blank` or `unknown`. */
export type BankRecord = {
  readonly line: number
  readonly column: number
  readonly length: number
  readonly kind: string
}

/** What a control record tells beside what was found; `told` is null where the record is missing or cannot be read. */
export type ControlTotal = {
  readonly what: string
  readonly line: number | null
  readonly unit: 'cents' | 'number'
  readonly found: number
  readonly told: number | null
}

/** A file as a reader leaves it. It is usable when nothing in it refuses it; `content` is what importers work with. */
export type BankFile<Content> = {
  readonly verdict: 'good' | 'usable' | 'refused'
  readonly bytes: number
  readonly lines: number
  readonly records: readonly BankRecord[]
  readonly faults: readonly BankFault[]
  readonly totals: readonly ControlTotal[]
  readonly content: Content
}
