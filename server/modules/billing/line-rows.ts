import { sql } from 'kysely'
import type { Derivation } from '../rates/derivation.ts'
import type { BillLine } from './register-types.ts'

/** The columns of `bill_line` and `register_line` that make a line, under the names it has here. */
export const lineColumns = sql`line_no as "lineNo", service_id as "serviceId", event_id as "eventId", rate_id as "rateId", code,
  kind, stream, gl_code as "glCode", period_from::text as "periodFrom", period_until::text as "periodUntil", quantity,
  amount_cents as "amountCents", text_key as "textKey", derivation`

/** A line as it is read, beside the bill or account it belongs to. */
export type LineRow = Omit<BillLine, 'derivation'> & { readonly owner: number; readonly derivation: unknown }

/** Lines by the bill or account they belong to, in the order they were read. */
export function linesByOwner(rows: readonly LineRow[]): Map<number, BillLine[]> {
  const lines = new Map<number, BillLine[]>()
  for (const { owner, derivation, ...line } of rows) {
    const list = lines.get(owner) ?? []
    // What was stored was made by the rating engine.
    list.push({ ...line, derivation: derivation as Derivation })
    lines.set(owner, list)
  }
  return lines
}
