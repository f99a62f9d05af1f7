import { refuse } from '#kernel/refusal'
import type { LedgerAccount } from '../ledger/ledger-queries.ts'
import type { BillLineKey, LineLeft } from './lines-left.ts'
import type { ReasonRule } from '../policies/adjustment-policies.ts'

/** A part as it is asked for: positive when the account owes more. */
export type AskedPart = {
  readonly billLine?: BillLineKey | undefined
  readonly ledgerCode?: string | undefined
  readonly amountCents: number
}

/** A part with its line and the ledger account it moves. */
export type PlannedPart = {
  readonly line: LineLeft | null
  readonly ledgerCode: string
  readonly amountCents: number
}

/** One ledger entry of an adjustment, by codes. */
export type PlannedEntry = { readonly debit: string; readonly credit: string; readonly amountCents: number }

/** Refuses parts that go the other way than the reason allows. */
export function refuseDirection(
  reason: Pick<ReasonRule, 'code' | 'direction'>,
  parts: readonly AskedPart[],
): void {
  const { code, direction } = reason
  if (direction === 'both') return
  const fits = direction === 'credit' ? (cents: number) => cents < 0 : (cents: number) => cents > 0
  if (!parts.every(({ amountCents }) => fits(amountCents)))
    refuse('ADJUSTMENT_DIRECTION_WRONG', { reason: code, direction })
}

/** What parts come to without their signs: what limits count, so that a credit and a charge do not hide each other. */
export const grossOf = (parts: readonly { readonly amountCents: number }[]): number =>
  parts.reduce((total, { amountCents }) => total + Math.abs(amountCents), 0)

/** What parts do to the account. */
export const netOf = (parts: readonly { readonly amountCents: number }[]): number =>
  parts.reduce((total, { amountCents }) => total + amountCents, 0)

/** Gives each part its line and its ledger account. Refuses a line that no bill of the account has, and a part that goes nowhere. */
export function placeParts(
  parts: readonly AskedPart[],
  { lines, fallback }: { readonly lines: readonly LineLeft[]; readonly fallback: string | undefined },
): PlannedPart[] {
  const byKey = new Map(lines.map((line) => [keyOfLine(line), line]))
  return parts.map(({ billLine, ledgerCode, amountCents }, index) => {
    const line = billLine
      ? (byKey.get(keyOfLine(billLine)) ?? refuse('ADJUSTMENT_LINE_NOT_FOUND', billLine))
      : null
    const code = ledgerCode ?? line?.ledgerCode ?? fallback
    if (code === undefined)
      return refuse('FIELD_REFUSED', {
        field: `parts.${index}.ledgerCode`,
        message: 'Choose a line of a bill, or the ledger account the amount goes to.',
      })
    return { line, ledgerCode: code, amountCents }
  })
}

const keyOfLine = ({ billId, lineNo }: BillLineKey): string => `${billId} ${lineNo}`

/**
 * Refuses parts that together take more from a line than is left of it: from a charge by credits, from a discount by charges. What
 * adds to a line has no such bound.
 */
export function refuseMoreThanLeft(parts: readonly PlannedPart[]): void {
  const byLine = Map.groupBy(
    parts.filter((part) => part.line !== null),
    (part) => keyOfLine(part.line!),
  )
  for (const same of byLine.values()) {
    const line = same[0]!.line!
    const moved = netOf(same)
    const takes = line.amountCents < 0 ? moved > 0 : moved < 0
    const after = line.leftCents + moved
    if (takes && (line.amountCents < 0 ? after > 0 : after < 0))
      refuse('ADJUSTMENT_MORE_THAN_LEFT', {
        billNumber: line.billNumber,
        lineNo: line.lineNo,
        leftCents: line.leftCents,
        waitingCents: line.waitingCents,
        amountCents: moved,
      })
  }
}

/** The entries of parts: a charge makes the customer owe and the ledger account earn, a credit the other way. */
export const entriesOf = (parts: readonly PlannedPart[], receivable: string): PlannedEntry[] =>
  parts.map(({ ledgerCode, amountCents }) =>
    amountCents > 0
      ? { debit: receivable, credit: ledgerCode, amountCents }
      : { debit: ledgerCode, credit: receivable, amountCents: -amountCents },
  )

const fit: readonly LedgerAccount['kind'][] = ['revenue', 'expense', 'liability']

/** The code of the receivable. Refuses ledger accounts that are not in the chart, or that no adjustment goes to. */
export function refuseLedgerAccounts(chart: readonly LedgerAccount[], parts: readonly PlannedPart[]): string {
  const receivable = chart.find(({ kind }) => kind === 'receivable')
  if (!receivable) return refuse('LEDGER_ACCOUNT_NOT_FOUND', { codes: ['receivable'] })
  const byCode = new Map(chart.map((one) => [one.code, one]))
  const missing = [...new Set(parts.map(({ ledgerCode }) => ledgerCode))].filter((code) => !byCode.has(code))
  if (missing.length > 0) refuse('LEDGER_ACCOUNT_NOT_FOUND', { codes: missing })
  for (const { ledgerCode } of parts) {
    const { kind } = byCode.get(ledgerCode)!
    if (!fit.includes(kind)) refuse('ADJUSTMENT_LEDGER_ACCOUNT_UNFIT', { code: ledgerCode, kind })
  }
  return receivable.code
}
