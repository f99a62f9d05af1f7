import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import type { PlannedPart } from './judge-parts.ts'
import { linesLeft } from './lines-left.ts'

/** A part as it is stored, with its line as it stands without this adjustment. */
export type StoredPart = PlannedPart & { readonly partNo: number; readonly entryId: number | null }

/** The parts of an adjustment in their order, each with what is left of its line without this adjustment. */
export async function storedParts(
  work: Work,
  { id, account_id }: { readonly id: number; readonly account_id: number },
): Promise<StoredPart[]> {
  const { rows } = await sql<Omit<StoredPart, 'line'> & { billId: number | null; lineNo: number | null }>`
    select part_no as "partNo", bill_id as "billId", line_no as "lineNo", ledger_code as "ledgerCode",
      amount_cents as "amountCents", entry_id as "entryId"
    from adjustment_part where adjustment_id = ${id} order by part_no`.execute(work.db)
  const lines = await linesLeft(work, {
    accountId: account_id,
    lines: rows.flatMap(({ billId, lineNo }) =>
      billId === null || lineNo === null ? [] : [{ billId, lineNo }],
    ),
    except: id,
  })
  return rows.map(({ billId, lineNo, ...part }) => ({
    ...part,
    line: lines.find((line) => line.billId === billId && line.lineNo === lineNo) ?? null,
  }))
}
